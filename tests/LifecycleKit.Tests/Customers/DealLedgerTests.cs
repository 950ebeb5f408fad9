using FsCheck.Fluent;
using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class DealLedgerTests
{
    private static readonly DealSnapshot Open = Deal("d", opened: 1, changed: 5, value: 100);

    private static readonly DealSnapshot Won = Open with { Outcome = DealOutcome.Won, ClosedAt = Days.Day(4) };

    private static readonly DealSnapshot Lost = Won with { Outcome = DealOutcome.Lost };

    /// <summary>Pairs of equally new snapshots; the second is in force.</summary>
    public static TheoryData<DealSnapshot, DealSnapshot> Ties => new()
    {
        { Open, Won }, { Won, Lost }, { Open, Lost },
        { Won, Won with { ClosedAt = Days.Day(5) } },
        { Open, Open with { Value = 99 } }, { Open, Open with { Value = null } },
        { Open with { Probability = 0.5m }, Open with { Probability = 0.4m } }, { Open with { Probability = 0.5m }, Open },
        { Open, Open with { ExpectedCloseAt = Days.Day(9) } },
        { Open, Open with { Stage = "stage" } },
        { Open, Open with { OpenedAt = Days.Day(2) } },
        { Lost, Lost with { LostReason = "price" } },
    };

    [Fact]
    public void Apply_InAnyOrder_EqualsTheNaiveDeals() => Law.Holds(
        from deals in Gen.ArrayOf(DealGen.Of(EventGen.Instant)).Resize(30)
        from arrivals in Gen.Shuffle(deals)
        select (deals, arrivals),
        x =>
        {
            var naive = new NaiveDeals(x.deals.Select(deal => CustomerEvent.DealChanged(deal)));
            var ledger = After(x.arrivals);
            Assert.Equal(naive.All, ledger.GetAll());
            Assert.Equal(naive.All, naive.All.Select(deal => ledger.Find(deal.DealId)));
            Assert.Equal(
                (naive.Open.Count(), naive.Of(DealOutcome.Won).Count(), naive.Of(DealOutcome.Lost).Count(), naive.All.Count),
                (ledger.OpenCount, ledger.WonCount, ledger.LostCount, ledger.Count));
            Assert.Equal((NaiveDeals.Sum(naive.Open, deal => deal.Value), naive.Weighted), (ledger.OpenValue, ledger.WeightedValue));
            Assert.Equal((naive.LastClosed(DealOutcome.Won), naive.LastClosed(DealOutcome.Lost)), (ledger.LastWonAt, ledger.LastLostAt));
            Assert.Equal((naive.LastChanged, naive.Stage), (ledger.LastChangedAt, ledger.LastOpen?.Stage));
        },
        count: 3_000);

    [Theory]
    [MemberData(nameof(Ties), DisableDiscoveryEnumeration = true)]
    public void Apply_OfTwoAtOneInstant_KeepsTheMoreCautiousAndSaysSo(DealSnapshot less, DealSnapshot more)
    {
        foreach (var (first, second, outcome) in ((DealSnapshot, DealSnapshot, LedgerOutcome)[])
            [(less, more, LedgerOutcome.Applied), (more, less, LedgerOutcome.Stale)])
        {
            var history = new CustomerHistory();
            history.Apply(CustomerEvent.DealChanged(first));
            var change = history.Apply(CustomerEvent.DealChanged(second)).DealChange;
            Assert.Equal((outcome, true), (change.Outcome, change.IsConflict));
            Assert.Equal(more, Assert.Single(history.Deals.GetAll()));
            Assert.Equal(outcome == LedgerOutcome.Applied ? EventTriggers.DealChanged : EventTriggers.None, change.Triggers);
        }
    }

    [Fact]
    public void Apply_OfSnapshots_SaysWhatBecameOfThem()
    {
        var history = new CustomerHistory();
        Assert.Equal((LedgerOutcome.Applied, EventTriggers.DealChanged), Apply(Open));
        Assert.Equal((LedgerOutcome.Unchanged, EventTriggers.None), Apply(Open));
        Assert.Equal((LedgerOutcome.Unchanged, EventTriggers.None), Apply(Open with { ChangedAt = Days.Day(3) }));
        Assert.Equal((LedgerOutcome.Stale, EventTriggers.None), Apply(Open with { ChangedAt = Days.Day(3), Value = 5 }));
        // A newer snapshot of the same content moves the last change and nothing else.
        Assert.Equal((LedgerOutcome.Applied, EventTriggers.None), Apply(Open with { ChangedAt = Days.Day(6) }));
        Assert.Equal(Days.Day(6), history.Deals.LastChangedAt);
        Assert.Equal((LedgerOutcome.Applied, EventTriggers.DealChanged), Apply(Lost with { ChangedAt = Days.Day(7) }));
        Assert.Equal((0, 1), (history.Deals.OpenCount, history.Deals.LostCount));
        Assert.Equal((LedgerOutcome.Applied, EventTriggers.DealChanged), Apply(Open with { ChangedAt = Days.Day(8) }));
        Assert.Equal((1, 0, (DateTimeOffset?)null), (history.Deals.OpenCount, history.Deals.LostCount, history.Deals.LastLostAt));

        (LedgerOutcome Outcome, EventTriggers Triggers) Apply(DealSnapshot deal)
        {
            var result = history.Apply(CustomerEvent.DealChanged(deal));
            Assert.Equal(result.DealChange.Triggers, result.Triggers);
            return (result.DealChange.Outcome, result.Triggers);
        }
    }

    [Fact]
    public void Values_ThatAreNotKnown_AreMissingAndNotZero()
    {
        Assert.Equal((0, 0, 0), (DealLedgerOf().OpenValue, DealLedgerOf().WeightedValue, DealLedgerOf().WonValue));
        var unknown = DealLedgerOf(Deal("a", 1), Deal("b", 1, outcome: DealOutcome.Won));
        Assert.Equal((null, null, null), (unknown.OpenValue, unknown.WeightedValue, unknown.WonValue));
        var some = DealLedgerOf(Deal("a", 1), Deal("b", 1, value: 10), Deal("c", 1, value: 7) with { Probability = 0.5m });
        Assert.Equal((17, 3.5m), (some.OpenValue, some.WeightedValue));
    }

    [Fact]
    public void WeightedValue_OfADeal_IsThatOfItsOutcome()
    {
        Assert.Equal(0.33333333m, (Open with { Value = 1, Probability = 1m / 3 }).WeightedValue);
        Assert.Null(Open.WeightedValue);
        Assert.Equal((100, 0), (Won.WeightedValue, Lost.WeightedValue));
    }

    [Fact]
    public void Snapshots_OfEqualNumbers_HaveOneText() => Assert.Equal(
        CustomerEvent.DealChanged(Open with { Value = 1200.50m, Probability = 0.2500m }).ToJson(),
        CustomerEvent.DealChanged(Open with { Value = 1200.5m, Probability = 0.25m }).ToJson());

    [Fact]
    public void Properties_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Value", () => Open with { Value = -0.01m });
        Assert.Throws<ArgumentOutOfRangeException>("Probability", () => Open with { Probability = 1.01m });
        Assert.Throws<ArgumentOutOfRangeException>("Probability", () => Open with { Probability = -0.01m });
        Assert.Throws<ArgumentOutOfRangeException>("OpenedAt", () => Open with { OpenedAt = default });
        Assert.Throws<ArgumentOutOfRangeException>("ChangedAt", () => Open with { ChangedAt = default });
        Assert.Throws<ArgumentOutOfRangeException>("ExpectedCloseAt", () => Open with { ExpectedCloseAt = default(DateTimeOffset) });
        Assert.Throws<ArgumentOutOfRangeException>("Outcome", () => Open with { Outcome = (DealOutcome)3 });
        Assert.Throws<ArgumentException>("DealId", () => Open with { DealId = " " });
        Assert.Throws<ArgumentException>("Stage", () => Open with { Stage = "" });
        Assert.Throws<ArgumentException>("LostReason", () => Lost with { LostReason = "" });
        Assert.Throws<ArgumentNullException>("dealId", () => DealLedgerOf().Find(null!));
    }

    [Fact]
    public void Capture_OfAHistoryWithoutDeals_SaysNothingOfThem()
    {
        var history = History(Order("A", placed: 1));
        history.Apply(CustomerEvent.TraitSet(Days.Day(1), "size", TraitValue.Create("XL")));
        Assert.DoesNotContain("deals", history.Capture().ToJson(), StringComparison.Ordinal);
        Assert.Null(history.Capture().Deals);
    }

    [Fact]
    public void ToString_OfADeal_HasNoNames() => Assert.Equal(
        "Lost deal of 100, changed at 2024-01-06T00:00:00.0000000+00:00", (Lost with { LostReason = "secret" }).ToString());

    private static DealLedger After(IEnumerable<DealSnapshot> deals)
    {
        var history = new CustomerHistory();
        foreach (var deal in deals) history.Apply(CustomerEvent.DealChanged(deal));
        return history.Deals;
    }

    private static DealLedger DealLedgerOf(params DealSnapshot[] deals) => After(deals);
}
