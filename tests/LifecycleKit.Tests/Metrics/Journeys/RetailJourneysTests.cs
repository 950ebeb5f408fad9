using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Generated shops run through the engine; their moves feed every table.</summary>
public class RetailJourneysTests
{
    private static readonly StageRanks Ranks = StageRanks.Of(LifecyclePresets.Retail);
    private static readonly LifecycleTimeline Timeline = LifecycleTimeline.Of(LifecycleEngine.Compile(LifecyclePresets.Retail));

    /// <summary>Customers come in four months, and some buy for a year.</summary>
    private static readonly DateTimeOffset Until = ShopGen.Start.AddDays(4 * ShopGen.LengthDays);

    [Fact]
    public void Tables_OfTheEnginesMoves_EqualTheNaive()
    {
        var moves = 0;
        Law.Holds(
            from rows in Gen.ArrayOf(ShopGen.Row).Resize(80)
            from first in Gen.Choose(0, 400)
            from days in Gen.Choose(1, 79)
            from unit in JourneyGen.Unit
            from zone in ShopGen.Zone
            select (rows, period: Period.Create(ShopGen.Start.AddDays(first), ShopGen.Start.AddDays(first + days)), unit, zone),
            x =>
            {
                NaiveJourney[] customers = [.. x.rows.Where(row => row.Amount >= 0).GroupBy(row => row.CustomerId).Select(Journey)];
                moves += customers.Sum(customer => customer.Entries.Length - 1);
                NaiveTables.AssertFunnel(Ranks, customers);
                NaiveTables.AssertFlow(Ranks, customers, x.period);
                NaiveTables.AssertMoves(Ranks, customers, x.period);
                NaiveTables.AssertMatrix(Ranks, customers, x.period, x.unit, x.zone);
                NaiveTables.AssertCounts(Ranks, customers, x.period, x.unit, x.zone);
                NaiveTables.AssertTimes(Ranks, customers, x.period);
                NaiveTables.AssertTimes(Ranks, customers, null);
            },
            count: 100);
        Assert.True(moves > 3_000, $"Only {moves} moves were made.");
    }

    private static NaiveJourney Journey(IEnumerable<OrderRow> rows)
    {
        var instants = rows.Select(row => ShopGen.Start + (3 * (row.PlacedAt - ShopGen.Start))).Order().ToList();
        var orders = instants.Select(
            (at, i) => CustomerEvent.Order(new OrderSnapshot { OrderId = $"#{i}", PlacedAt = at, ChangedAt = at, GrossTotal = 10 }));
        var start = instants[0].AddDays(-1);
        var replay = Timeline.Replay(orders, start, Until);
        var path = StagePath.Of(Ranks, new("visitor", start), replay.Transitions, Until);
        Assert.Equal(replay.State.Stage, path.GetStageAt(Until));
        return new NaiveJourney(
            [new("visitor", start), .. replay.Transitions.Select(move => new StageEntry(move.To, move.EffectiveAt))], Until);
    }
}
