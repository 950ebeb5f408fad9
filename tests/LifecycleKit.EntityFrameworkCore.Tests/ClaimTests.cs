using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Claims of several hosts on one database never exceed the budget of the shop or a cap.</summary>
public abstract class ClaimTests : DatabaseTests
{
    private const int TaskCount = 16;

    [Fact]
    public async Task ClaimPlayAsync_OfSeveralHosts_ClaimsExactlyTheBudgetAndKeepsItOverARestart()
    {
        await using var database = await CreatedAsync();
        var results = await ClaimAsync(
            database, book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(10)),
            Enumerable.Range(0, 60).Select(i => ($"customer {i}", "m1")));

        Assert.Equal(10, results.Count(one => one.Result.Outcome == PlayClaimOutcome.Claimed));
        Assert.Equal(50, results.Count(one => one.Result.Refusal?.Outcome == PlayOutcome.BudgetSpent));
        await using var later = Open(database, book => book.Play("offer", play => play.Channel(Channels.OnSite).DailyBudget(10)));
        var view = await later.Tracker.GetViewAsync("anna", Cancellation);
        Assert.Equal(PlayOutcome.BudgetSpent, Assert.Single(view.Plays.Results).Outcome);
        foreach (var (customer, result) in results)
            Assert.Equal(result.IsToSend ? 1 : 0, (await later.Tracker.GetViewAsync(customer, Cancellation)).Claims.Length);
        Assert.Equal("offer 2026-01-01: 10", await CountsAsync(later));
    }

    [Fact]
    public async Task ClaimPlayAsync_ManyIdsOfOneCustomer_ClaimsOneAndTheMessageTakesItsPlace()
    {
        await using var database = await CreatedAsync();
        var results = await ClaimAsync(
            database, Declare, Enumerable.Range(0, 40).Select(i => ("anna", $"m{i}")));

        var claim = Assert.Single(results, one => one.Result.Outcome == PlayClaimOutcome.Claimed).Result.Claim!.Value;
        Assert.Equal(39, results.Count(one => one.Result.Refusal?.Outcome == PlayOutcome.Capped));
        await using var host = Open(database, Declare);
        Assert.Equal([claim], (await host.Tracker.GetViewAsync("anna", Cancellation)).Claims);
        var message = CustomerEvent.Message(
            CustomerEventKind.MessageSent, host.Clock.Now, claim.Play, claim.Channel, claim.MessageId);
        Assert.Equal(RecordOutcome.Applied, (await host.Tracker.RecordAsync("anna", message, Cancellation)).Outcome);
        Assert.Equal(RecordOutcome.Duplicate, (await host.Tracker.RecordAsync("anna", message, Cancellation)).Outcome);
        Assert.Empty((await host.Tracker.GetViewAsync("anna", Cancellation)).Claims);
        var again = await host.Tracker.ClaimPlayAsync("anna", claim.Play, claim.MessageId, Cancellation);
        Assert.Equal((PlayClaimOutcome.AlreadyClaimed, false), (again.Outcome, again.IsToSend));
        Assert.Equal("offer 2026-01-01: 1", await CountsAsync(host));

        static void Declare(PlaybookBuilder book) => book.Play(
            "offer", play => play.Channel(Channels.OnSite).DailyBudget(100).FrequencyCap(FrequencyCap.InDays(1)));
    }

    private static async Task<IReadOnlyList<(string Customer, PlayClaimResult Result)>> ClaimAsync(
        TestDatabase database, Action<PlaybookBuilder> declare, IEnumerable<(string Customer, string Message)> claims)
    {
        ShopHost[] hosts = [.. Enumerable.Range(0, 3).Select(_ => Open(database, declare))];
        var waiting = new System.Collections.Concurrent.ConcurrentQueue<(string Customer, string Message)>(claims);
        var results = new System.Collections.Concurrent.ConcurrentQueue<(string Customer, PlayClaimResult Result)>();
        await Task.WhenAll(Enumerable.Range(0, TaskCount).Select(task => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var one))
            {
                var tracker = hosts[task % hosts.Length].Tracker;
                results.Enqueue((one.Customer, await tracker.ClaimPlayAsync(one.Customer, "offer", one.Message, Cancellation)));
            }
        })));
        foreach (var host in hosts) await host.DisposeAsync();
        return [.. results];
    }

    private static ShopHost Open(TestDatabase database, Action<PlaybookBuilder> declare) =>
        new(database.Configure, setOptions: options => options.Playbook = Playbook.Build("shop", declare));

    private static async Task<string> CountsAsync(ShopHost host) =>
        string.Join(", ", await host.Store.LoadPlayCountsAsync(string.Empty, DateOnly.MinValue, Cancellation));
}

public sealed class SqliteClaimTests(SqliteDatabases files) : ClaimTests
{
    protected override DatabaseSource Databases => files;
}
