using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class StageCountsTests : JourneyTableContract<StageCounts>
{
    private static readonly StageRanks Shop = StageRanks.Of(["lead", "customer"], ["lost"]);

    [Fact]
    public void GetRows_OfAnExample_OpenWithTheCloseOfTheUnitBefore()
    {
        var counts = StageCounts.Of(
            Shop,
            [
                StagePath.Of(Shop, [new("lead", Days.Day(0)), new("customer", Days.Day(1.5)), new("lost", Days.Day(1.5))], Days.Day(9)),
                StagePath.Of(Shop, [new("lead", Days.Day(1)), new("customer", Days.Day(2))], Days.Day(9)),
                StagePath.Of(Shop, [new("customer", Days.Day(2.9)), new("lost", Days.Day(3))], Days.Day(9)),
            ],
            Period.Create(Days.Day(1), Days.Day(3)),
            CalendarUnit.Day,
            TimeZoneInfo.Utc);
        var (first, second) = (counts.Units[0], counts.Units[1]);
        Assert.Equal(Days.Day(2), second.From);
        Assert.Equal([new(first, 1, 1, 1), new(second, 1, 0, 1)], counts.GetRows("lead"));
        Assert.Equal([new(first, 0, 1, 1), new(second, 0, 2, 0)], counts.GetRows("customer"));
        Assert.Equal([new(first, 0, 1, 0), new(second, 1, 0, 0)], counts.GetRows("lost"));
        Assert.Equal([0, 2, 1], Shop.Stages.Select(stage => counts.GetRows(stage)[^1].ClosingCount));
        Assert.Equal("2 units of lead < customer; lost", counts.ToString());
    }

    [Theory]
    [InlineData("Europe/Vienna", "2024-03-31")]
    [InlineData("Europe/Vienna", "2024-10-27")]
    [InlineData("America/New_York", "2024-11-03")]
    [InlineData("Australia/Lord_Howe", "2024-04-07")]
    public void GetRows_OfDaysOfAZone_TurnAtItsMidnights(string zoneId, string day)
    {
        var (zone, date) = (Zones.Find(zoneId), DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var from = CalendarDays.StartOf(date, zone);
        var turn = CalendarDays.StartOf(date.AddDays(1), zone);
        var to = CalendarDays.StartOf(date.AddDays(2), zone);
        Assert.NotEqual(TimeSpan.FromDays(1), turn - from);
        StagePath[] paths = [StagePath.Of(Shop, [new("lead", turn.AddTicks(-1))], to), StagePath.Of(Shop, [new("lead", turn)], to)];
        var counts = StageCounts.Of(Shop, paths, Period.Create(from, to), CalendarUnit.Day, zone);
        Assert.Equal([new(counts.Units[0], 0, 1, 0), new(counts.Units[1], 1, 1, 0)], counts.GetRows("lead"));
    }

    [Fact]
    public void GetRows_OfMonthsWithALeapDay_AreCutAtTheirFirstDays()
    {
        var path = StagePath.Of(
            Shop,
            [new("lead", new(2024, 2, 29, 23, 59, 59, default)), new("customer", new(2024, 3, 31, 12, 0, 0, default))],
            new(2024, 5, 1, 0, 0, 0, default));
        var period = Period.OfDays(new DateOnly(2024, 2, 10), new DateOnly(2024, 4, 10), TimeZoneInfo.Utc);
        var rows = StageCounts.Of(Shop, [path], period, CalendarUnit.Month, TimeZoneInfo.Utc).GetRows("lead");
        Assert.Equal([20, 31, 9], rows.Select(row => row.Period.Duration.Days));
        Assert.Equal([(0, 1, 0), (1, 0, 1), (0, 0, 0)], rows.Select(row => (row.OpeningCount, row.EntryCount, row.ExitCount)));
    }

    [Fact]
    public void GetRows_OfAnEmptyPeriod_IsEmpty() =>
        Assert.Empty(StageCounts.Of(Shop, [], default, CalendarUnit.Day, TimeZoneInfo.Utc).GetRows("lead"));

    private protected override StageCounts Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        StageCounts.Of(ranks, paths, period, CalendarUnit.Week, Zones.Find("Europe/Vienna"));

    private protected override StageCounts Merge(StageCounts one, StageCounts other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(StageCounts table) =>
        [table.Units, .. table.Ranks.Stages.SelectMany(stage => table.GetRows(stage)).Cast<object>()];
}
