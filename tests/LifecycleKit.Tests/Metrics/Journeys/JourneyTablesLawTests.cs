using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Every table over generated journeys equals the naive table customer by customer, and satisfies its identities.</summary>
public class JourneyTablesLawTests
{
    [Fact]
    public void StageFunnel_OfAnyJourneys_EqualsTheNaive() =>
        Law.Holds(JourneyGen.Observed, customers => NaiveTables.AssertFunnel(JourneyGen.Ranks, customers));

    [Fact]
    public void StageFlow_OfAnyJourneys_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Customers from period in JourneyGen.Period select (customers, period),
        x => NaiveTables.AssertFlow(JourneyGen.Ranks, x.customers, x.period));

    [Fact]
    public void StageTransitions_OfAnyJourneys_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Customers from period in JourneyGen.Period select (customers, period),
        x => NaiveTables.AssertMoves(JourneyGen.Ranks, x.customers, x.period));

    [Fact]
    public void StageTransitionMatrix_OfAnyJourneys_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Customers from period in JourneyGen.Period from unit in JourneyGen.Unit from zone in ShopGen.Zone
        select (customers, period, unit, zone),
        x => NaiveTables.AssertMatrix(JourneyGen.Ranks, x.customers, x.period, x.unit, x.zone),
        count: 500);

    [Fact]
    public void StageCounts_OfAnyJourneys_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Customers from period in JourneyGen.Period from unit in JourneyGen.Unit from zone in ShopGen.Zone
        select (customers, period, unit, zone),
        x => NaiveTables.AssertCounts(JourneyGen.Ranks, x.customers, x.period, x.unit, x.zone),
        count: 500);

    [Fact]
    public void TimeInStage_OfAnyJourneys_EqualsTheNaive() =>
        Law.Holds(JourneyGen.Observed, customers => NaiveTables.AssertTimes(JourneyGen.Ranks, customers, null));

    [Fact]
    public void TimeInStage_InAnyWindow_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Observed from window in JourneyGen.Period select (customers, window),
        x => NaiveTables.AssertTimes(JourneyGen.Ranks, x.customers, x.window));

    [Fact]
    public void GetStageAt_AnyInstant_EqualsTheNaive() => Law.Holds(
        from customers in JourneyGen.Observed from instant in JourneyGen.Instant select (customers, instant),
        x => Assert.All(
            x.customers, customer => Assert.Equal(customer.At(x.instant), customer.Path(JourneyGen.Ranks).GetStageAt(x.instant))));

    [Fact]
    public void StageCounts_OfAPeriod_AgreesWithFlowAndTransitions() => Law.Holds(
        from customers in JourneyGen.Customers from period in JourneyGen.Period from zone in ShopGen.Zone select (customers, period, zone),
        x =>
        {
            StagePath[] paths = [.. x.customers.Select(customer => customer.Path(JourneyGen.Ranks))];
            var flow = StageFlow.Of(JourneyGen.Ranks, paths, x.period);
            var moves = StageTransitions.Of(JourneyGen.Ranks, paths, x.period);
            var counts = StageCounts.Of(JourneyGen.Ranks, paths, x.period, CalendarUnit.Week, x.zone);
            foreach (var stage in JourneyGen.Ranks.Stages)
            {
                var rows = counts.GetRows(stage);
                Assert.Equal((flow.GetCountAtOpening(stage), flow.GetCountAtClose(stage)), (rows[0].OpeningCount, rows[^1].ClosingCount));
                Assert.Equal(moves.ToLinks().Where(link => link.To == stage).Sum(link => link.Count), rows.Sum(row => row.EntryCount));
                Assert.Equal(moves.ToLinks().Where(link => link.From == stage).Sum(link => link.Count), rows.Sum(row => row.ExitCount));
            }
        },
        count: 500);
}
