using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>Claims of many callers and hosts at the same time never exceed a budget or a cap, and no sent message is lost.</summary>
public class PlayClaimConcurrencyTests
{
    private static readonly string[] Messages = ["m1", "m2", "m3"];

    [Fact]
    public async Task ClaimPlayAsync_ByManyTasksAndHosts_ClaimsExactlyTheBudget()
    {
        var shops = OpenHosts(4, new InMemoryCustomerStore(), book => book.OnSite("offer", play => play.DailyBudget(10)));
        var results = await RunAsync(
            16, Enumerable.Range(0, 100).Select(i => (Func<Task<PlayClaimResult>>)(
                () => shops[i % shops.Length].ClaimAsync($"customer {i}", "offer", $"message {i}").AsTask())));

        Assert.Equal(10, results.Count(result => result.Outcome == PlayClaimOutcome.Claimed));
        Assert.All(
            results.Where(result => result.Outcome != PlayClaimOutcome.Claimed),
            result => Assert.Equal("Refused, offer: BudgetSpent until 2026-01-02T00:00:00Z", $"{result}"));
        Assert.Equal("offer 2026-01-01: 10", await shops[0].CountsAsync());
    }

    [Fact]
    public async Task ClaimPlayAsync_ManyIdsOfOneCustomer_ClaimsOneMessage()
    {
        var shops = OpenHosts(
            4, new InMemoryCustomerStore(), book => book.OnSite("offer", play => play.FrequencyCap(FrequencyCap.InDays(1)).DailyBudget(50)));
        var results = await RunAsync(
            16, Enumerable.Range(0, 64).Select(i => (Func<Task<PlayClaimResult>>)(
                () => shops[i % shops.Length].ClaimAsync("anna", "offer", $"message {i}").AsTask())));

        Assert.Single(results, result => result.Outcome == PlayClaimOutcome.Claimed);
        Assert.All(
            results.Where(result => result.Outcome != PlayClaimOutcome.Claimed),
            result => Assert.Equal("Refused, offer: Capped until 2026-01-02T00:00:00Z", $"{result}"));
        Assert.Equal("offer 2026-01-01: 1", await shops[0].CountsAsync());
    }

    [Fact]
    public async Task ClaimPlayAsync_OneIdByManyTasks_ClaimsOnceAndReturnsTheClaimToAll()
    {
        var shops = OpenHosts(4, new InMemoryCustomerStore(), book => book.OnSite("offer", play => play.DailyBudget(50)));
        var results = await RunAsync(
            16, Enumerable.Range(0, 64).Select(i => (Func<Task<PlayClaimResult>>)(
                () => shops[i % shops.Length].ClaimAsync("anna", "offer", "m1").AsTask())));

        Assert.Single(results, result => result.Outcome == PlayClaimOutcome.Claimed);
        Assert.Equal(63, results.Count(result => result.Outcome == PlayClaimOutcome.AlreadyClaimed));
        Assert.Single(results.Select(result => result.Claim).Distinct());
        Assert.Equal("offer 2026-01-01: 1", await shops[0].CountsAsync());
    }

    /// <summary>Calls of several hosts, whose loads and saves interleave in any order.</summary>
    [Fact]
    public void ClaimPlayAsync_AnyInterleaving_NeverExceedsBudgetOrCapAndRecordsEverySentMessage()
    {
        var (claimed, refused, repeated, conflicts) = (0, 0, 0, 0);
        var calls = Gen.ArrayOf(
            from host in Gen.Choose(0, 2)
            from customer in Gen.Choose(1, 4)
            from message in Gen.Elements(Messages)
            from isSent in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select (host, Customer: $"c{customer}", message, isSent)).Resize(24);
        Prop.ForAll(Arb.From(from drawn in calls from seed in Gen.Choose(0, int.MaxValue) select (drawn, seed)), Holds)
            .Check(Config.QuickThrowOnFailure.WithReplay(20260101, 21).WithMaxTest(300));

        Assert.True(
            claimed > 300 && refused > 300 && repeated > 50 && conflicts > 100, $"{claimed} {refused} {repeated} {conflicts}");

        void Holds(((int Host, string Customer, string Message, bool IsSent)[] Calls, int Seed) x) =>
            Task.Run(() => HoldsAsync(x.Calls, x.Seed)).GetAwaiter().GetResult();

        async Task HoldsAsync((int Host, string Customer, string Message, bool IsSent)[] drawn, int seed)
        {
            const int Budget = 3;
            var store = new InterleavedStore(seed);
            var shops = OpenHosts(
                3, store, book => book.OnSite("offer", play => play.DailyBudget(Budget).FrequencyCap(FrequencyCap.InDays(2))));
            foreach (var shop in shops) await shop.ViewAsync("anna");
            var claims = new List<(string Customer, string Message, PlayClaimResult Result)>();
            var sent = new HashSet<(string Customer, string Message)>();

            await store.RunAsync(drawn.Select(call => (Func<Task>)(async () =>
            {
                var shop = shops[call.Host];
                if (call.IsSent)
                {
                    var outcome = (await shop.SendAsync(call.Customer, "offer", call.Message)).Outcome;
                    Assert.Equal(sent.Add((call.Customer, call.Message)) ? RecordOutcome.Applied : RecordOutcome.Duplicate, outcome);
                }
                else
                {
                    claims.Add((call.Customer, call.Message, await shop.ClaimAsync(call.Customer, "offer", call.Message)));
                }
            })));

            var won = claims.Where(one => one.Result.Outcome == PlayClaimOutcome.Claimed).ToList();
            var unclaimed = sent.Except(won.Select(one => (one.Customer, one.Message))).Count();
            var count = (await store.LoadPlayCountsAsync("", DateOnly.MinValue, Shop.Cancellation)).Sum(one => one.Count);
            Assert.Equal(won.Count + unclaimed, count);
            Assert.Equal(won.Count, won.Select(one => (one.Customer, one.Message)).Distinct().Count());
            // Claims stop at the budget; only messages that were sent without a claim go beyond it.
            Assert.True(won.Count <= Budget, $"{won.Count} claimed");
            Assert.All(won.GroupBy(one => one.Customer), one => Assert.InRange(one.Count(), 1, 2));
            foreach (var customer in drawn.Select(call => call.Customer).Distinct())
            {
                var view = await shops[0].ViewAsync(customer);
                Assert.Equal(sent.Count(one => one.Customer == customer), view.Profile.SentMessageCount);
                Assert.Equal(
                    won.Where(one => one.Customer == customer).Select(one => one.Message)
                        .Except(sent.Where(one => one.Customer == customer).Select(one => one.Message)).Order(),
                    view.Claims.Select(claim => claim.MessageId).Order());
            }

            claimed += won.Count;
            refused += claims.Count(one => one.Result.Outcome == PlayClaimOutcome.Refused);
            repeated += claims.Count(one => one.Result.Outcome == PlayClaimOutcome.AlreadyClaimed);
            conflicts += store.ConflictCount;
        }
    }

    private static Shop[] OpenHosts(int count, ICustomerStore store, Action<PlaybookBuilder> declare)
    {
        var clock = new ShopClock(Shop.Start);
        return [.. Enumerable.Range(0, count).Select(_ => ClaimShop.Open(declare, store, clock))];
    }

    /// <summary>Runs calls on a number of tasks at the same time.</summary>
    private static async Task<IReadOnlyList<PlayClaimResult>> RunAsync(int taskCount, IEnumerable<Func<Task<PlayClaimResult>>> calls)
    {
        var waiting = new System.Collections.Concurrent.ConcurrentQueue<Func<Task<PlayClaimResult>>>(calls);
        var results = new System.Collections.Concurrent.ConcurrentQueue<PlayClaimResult>();
        await Task.WhenAll(Enumerable.Range(0, taskCount).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var call)) results.Enqueue(await call());
        })));
        return [.. results];
    }
}
