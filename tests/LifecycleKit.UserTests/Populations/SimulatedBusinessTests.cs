using System.Security.Cryptography;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;
using LifecycleKit.Statistics;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests.Accounts;

namespace LifecycleKit.UserTests.Populations;

public class SimulatedBusinessTests
{
    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = Start.AddDays(1095);

    private static readonly SimulatedPopulation Simulated =
        SimulatedPopulation.CreateBusiness(new SimulatedBusinessOptions { AccountCount = 600, Seed = 5, Start = Start, Currency = "EUR" });

    private static CustomerEvent[] Events { get; } = [.. Simulated.Customers.SelectMany(one => one.Events)];

    private static DealSnapshot[][] Deals { get; } =
    [
        .. Events.Where(one => one.Deal is not null).GroupBy(one => one.Deal!.DealId, StringComparer.Ordinal)
            .Select(all => all.Select(one => one.Deal!).OrderBy(deal => deal.ChangedAt).ToArray()),
    ];

    private static DealSnapshot[] LastDeals { get; } = [.. Deals.Select(all => all[^1])];

    private static IEnumerable<IEnumerable<CustomerEvent>> Customers => Simulated.Customers.Select(one => one.Events.AsEnumerable());

    /// <summary>The committed digest shows that every framework and machine that runs the tests draws the same events.</summary>
    [Fact]
    public void CreateBusiness_WithASeed_GivesTheCommittedEvents()
    {
        var small = new SimulatedBusinessOptions { AccountCount = 60, Seed = 5, Start = Start };
        var events = SimulatedPopulation.CreateBusiness(small, Shop.Cancellation).GetTrackedEvents()
            .Select(one => one.CustomerId + one.Event.ToJson());

        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events))))[..32];
        Assert.Equal("FFEA69BC69E5D64EDD257EA286A77AE1", digest);
    }

    [Fact]
    public void Events_OfAPopulation_AreInThePeriodWithOwnIds()
    {
        Assert.All(Events, one => Assert.True(one.At >= Start && one.At < End && one.EventId is not null));
        Assert.All(Simulated.Customers, customer =>
        {
            Assert.Equal(customer.Events.Length, customer.Events.Select(one => one.Key).Distinct().Count());
            Assert.Equal(customer.Events.Select(one => one.At).Order(), customer.Events.Select(one => one.At));
            Assert.Equal(customer.Events[0].At, customer.Events.Single(IsJoin).At);
        });
        Assert.Equal(Simulated.Customers.Select(one => one.CustomerId).Order(StringComparer.Ordinal),
            Simulated.Customers.Select(one => one.CustomerId));
        var contacts = Events.Where(IsJoin).GroupBy(one => one.AccountId).Select(all => all.Count()).ToArray();
        Assert.Equal(600, contacts.Length);
        Assert.Equal([1, 2, 3, 4], contacts.Distinct().Order());

        static bool IsJoin(CustomerEvent one) => one.Kind == CustomerEventKind.AccountChanged;
    }

    [Fact]
    public void Shares_OfAPopulation_AreThoseOfTheOptions()
    {
        var withDeal = LastDeals.Select(deal => deal.DealId.Split("-deal-")[0]).Distinct().Count();
        Assert.InRange(withDeal / 600.0, 0.54, 0.64);
        var closed = LastDeals.Where(deal => !deal.IsOpen).ToArray();
        Assert.InRange(closed.Count(deal => deal.Outcome == DealOutcome.Won) / (double)closed.Length, 0.44, 0.56);
        Assert.InRange(LastDeals.Count(deal => deal.IsOpen), 10, 100);
        Assert.All(closed.Where(deal => deal.Outcome == DealOutcome.Lost), deal => Assert.NotNull(deal.LostReason));
        Assert.True(Events.Count(one => one.Kind == CustomerEventKind.Custom) > 200);
        Assert.True(Events.Count(one => one.Kind == CustomerEventKind.CaseClosed) > 40);

        var none = new SimulatedBusinessOptions { AccountCount = 40, Seed = 5, Start = Start, ColdShare = 1 };
        Assert.DoesNotContain(
            SimulatedPopulation.CreateBusiness(none, Shop.Cancellation).GetTrackedEvents(), one => one.Event.Deal is not null);
        var all = new SimulatedBusinessOptions
        {
            AccountCount = 40, Seed = 5, Start = Start, ColdShare = 0, WonShare = 1, MaxContactCount = 1,
        };
        var won = SimulatedPopulation.CreateBusiness(all, Shop.Cancellation);
        Assert.Equal(40, won.Customers.Length);
        Assert.DoesNotContain(won.GetTrackedEvents(), one => one.Event.Deal?.Outcome == DealOutcome.Lost);
    }

    /// <summary>The accounts get the events of their contacts, and are in every stage of the preset at the end.</summary>
    [Fact]
    public async Task Accounts_InATracker_ReachEveryStageOfTheB2BPreset()
    {
        await using var shops = new AccountShops(
            new InMemoryCustomerStore(), new ShopClock(End),
            options => options.AddTrack("journey", LifecyclePresets.Awareness).RollUpTo(AccountShops.Accounts),
            options => options.AddTrack("journey", LifecyclePresets.B2B));

        var result = await shops.Contacts.BackfillAsync(
            Simulated.GetTrackedEvents(), new BackfillOptions { Name = "crm", MuteUntil = End }, Shop.Cancellation);
        while ((await shops.Of.ApplyPendingAsync(cancellationToken: Shop.Cancellation)).AppliedCount > 0) continue;

        Assert.Empty(result.Failures);
        foreach (var stage in LifecyclePresets.B2B.Stages)
        {
            var count = await shops.Of.CountAsync(Audience.InStage("journey", stage.Id), Shop.Cancellation);
            Assert.True(count > 5, $"{stage.Id}: {count}");
        }

        // An account knows all deals of its contacts, under ids of its own.
        await foreach (var view in shops.Of.FindAsync(Audience.Everyone, Shop.Cancellation))
        {
            var own = LastDeals.Where(deal => deal.DealId.StartsWith(view.Customer.CustomerId + "-", StringComparison.Ordinal));
            Assert.Equal(
                own.Select(deal => (deal.OpenedAt, deal.Outcome, deal.Value)).Order(),
                view.Deals.Select(deal => (deal.OpenedAt, deal.Outcome, deal.Value)).Order());
        }
    }

    [Fact]
    public void DealMetrics_OfAPopulation_EqualANaiveCount()
    {
        var year = Period.Create(Start.AddDays(365), Start.AddDays(730));
        var closed = LastDeals.Where(deal => deal.ClosedAt is { } at && year.Contains(at)).ToArray();
        var won = closed.Where(deal => deal.Outcome == DealOutcome.Won).ToArray();

        Assert.True(won.Length > 50, $"{won.Length} deals won.");
        Assert.Equal(Ratio.Of(won.Length, closed.Length), DealWinRate.Of(Customers, year, End));
        Assert.Equal(
            Ratio.Of(won.Sum(deal => deal.Value!.Value), closed.Sum(deal => deal.Value!.Value)), DealWinRate.ByValue(Customers, year, End));
        var mean = AverageDealValue.Of(Customers, year, End);
        Assert.Equal((won.Length, won.Average(deal => deal.Value!.Value)), (mean.Count, mean.Sum / mean.Count));

        foreach (var row in DealPipeline.Of(Customers, End).Rows)
        {
            var open = LastDeals.Where(deal => deal.IsOpen && deal.Stage == row.Stage).ToArray();
            Assert.Equal(
                (open.Length, open.Sum(deal => deal.Value!.Value), open.Sum(deal => deal.Value!.Value * deal.Probability!.Value)),
                ((int)row.Count, row.Value, row.WeightedValue));
        }

        Assert.Equal(LastDeals.Count(deal => deal.IsOpen), DealPipeline.Of(Customers, End).Total.Count);
        var proposed = Deals.Where(all => all.FirstOrDefault(deal => deal.Stage == "proposal") is { } at && year.Contains(at.ChangedAt))
            .ToArray();
        Assert.Equal(
            Ratio.Of(proposed.Count(all => all.Any(deal => deal.Stage == "negotiation")), proposed.Length),
            DealStageConversion.Between(Customers, "proposal", "negotiation", year, End));
        Assert.Equal(
            Ratio.Of(proposed.Count(all => all[^1].Outcome == DealOutcome.Won), proposed.Length),
            DealStageConversion.ToWin(Customers, "proposal", year, End));
        var days = SalesCycleTime.OfWon(Customers, year, End);
        Assert.Equal(won.Length, days.Count);
        Assert.Equal(won.Average(deal => (deal.ClosedAt!.Value - deal.OpenedAt).TotalDays), (double)(days.Sum / days.Count), 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void MaxContactCount_OutOfRange_IsRefused(int count) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new SimulatedBusinessOptions { AccountCount = 1, Seed = 1, Start = Start, MaxContactCount = count });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Share_OutOfRange_IsRefused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new SimulatedBusinessOptions { AccountCount = 1, Seed = 1, Start = Start, WonShare = share });

    [Theory]
    [InlineData(179)]
    [InlineData(3651)]
    public void DayCount_OutOfRange_IsRefused(int days) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new SimulatedBusinessOptions { AccountCount = 1, Seed = 1, Start = Start, DayCount = days });
}
