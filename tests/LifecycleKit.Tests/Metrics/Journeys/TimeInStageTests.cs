using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class TimeInStageTests : JourneyTableContract<TimeInStage>
{
    private static readonly StageRanks Shop = StageRanks.Of(["lead", "customer"]);

    private static readonly StagePath[] Paths =
    [
        StagePath.Of(Shop, [new("lead", Days.Day(0)), new("customer", Days.Day(2))], Days.Day(10)),
        StagePath.Of(Shop, [new("lead", Days.Day(1)), new("customer", Days.Day(7)), new("lead", Days.Day(9.5))], Days.Day(10)),
        StagePath.Of(Shop, [new("lead", Days.Day(6))], Days.Day(10)),
    ];

    private protected override bool NeedsTheEnd => false;

    /// <summary>Leads stay 0.5+, 2, 4+ and 6 days: S is 1 · 2/3 from day 2 on, and 0 from day 6 on.</summary>
    [Fact]
    public void GetCurve_OfAnExample_HasItsMedian()
    {
        var times = TimeInStage.Of(Shop, Paths);
        Assert.Equal(
            [SurvivalRow.Censored(0.5), SurvivalRow.Event(2), SurvivalRow.Censored(4), SurvivalRow.Event(6)], times.GetStays("lead").Rows);
        Assert.Equal([SurvivalRow.Event(2.5), SurvivalRow.Censored(8)], times.GetStays("customer").Rows);
        var curve = times.GetCurve("lead");
        Assert.Equal((2.0 / 3, 6.0, 2.0), (curve.SurvivalAt(2).Value, curve.Median().Value, curve.Quantile(0.25).Value));
        Assert.Equal("lead: 4 stays, median 6; customer: 2 stays, median 2.5", times.ToString());
    }

    [Fact]
    public void Of_AWindow_TruncatesOnTheLeftAndCensorsOnTheRight()
    {
        var times = TimeInStage.Of(Shop, Paths, Period.Create(Days.Day(2), Days.Day(9.5)));
        Assert.Equal([SurvivalRow.Censored(3.5), SurvivalRow.Event(6, entry: 1)], times.GetStays("lead").Rows);
        Assert.Equal([SurvivalRow.Censored(2.5), SurvivalRow.Censored(7.5)], times.GetStays("customer").Rows);
    }

    [Fact]
    public void Of_StaysOfNoTime_CountsThem()
    {
        var path = StagePath.Of(Shop, [new("lead", Days.Day(1)), new("customer", Days.Day(1))], Days.Day(1));
        var times = TimeInStage.Of(Shop, [path]);
        Assert.Equal([SurvivalRow.Event(0)], times.GetStays("lead").Rows);
        Assert.Equal([SurvivalRow.Censored(0)], times.GetStays("customer").Rows);
    }

    [Fact]
    public void GetCurve_OfAStageWithoutStays_SaysSo()
    {
        var times = TimeInStage.Of(Shop, []);
        Assert.False(times.GetCurve("lead").Median().HasValue);
        Assert.Throws<ArgumentException>("stage", () => times.GetCurve("who"));
    }

    [Fact]
    public void Of_AnHourThatTheClockSkips_IsElapsedTime()
    {
        var night = Period.OfDays(new DateOnly(2024, 3, 31), new DateOnly(2024, 4, 1), Zones.Find("Europe/Vienna"));
        var path = StagePath.Of(Shop, [new("lead", night.From), new("customer", night.To)], night.To);
        Assert.Equal([SurvivalRow.Event(23 / 24.0)], TimeInStage.Of(Shop, [path]).GetStays("lead").Rows);
    }

    private protected override TimeInStage Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        TimeInStage.Of(ranks, paths, period);

    private protected override TimeInStage Merge(TimeInStage one, TimeInStage other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(TimeInStage table) =>
        table.Ranks.Stages.SelectMany(stage => table.GetStays(stage).Rows.Select(row => (object)(stage, row)));
}
