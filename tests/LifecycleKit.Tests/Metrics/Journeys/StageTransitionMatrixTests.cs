using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class StageTransitionMatrixTests : JourneyTableContract<StageTransitionMatrix>
{
    private static readonly StageRanks Shop = StageRanks.Of(["active"], ["lost"]);

    /// <summary>
    /// Weeks begin on days 0, 7, 14 and 21. One is active on all four of them, one on three and then lost, one comes in the second week and
    /// is lost at the beginning of the fourth, which no beginning shows.
    /// </summary>
    [Fact]
    public void Of_AnExample_CountsNeighbouringBeginnings()
    {
        var matrix = StageTransitionMatrix.Of(
            Shop,
            [
                StagePath.Of(Shop, [new("active", Days.Day(-1))], Days.Day(30)),
                StagePath.Of(
                    Shop,
                    [new("active", Days.Day(-3)), new("lost", Days.Day(2)), new("active", Days.Day(5)), new("lost", Days.Day(15))],
                    Days.Day(30)),
                StagePath.Of(Shop, [new("active", Days.Day(7)), new("lost", Days.Day(21))], Days.Day(30)),
            ],
            Period.Create(Days.Day(-2), Days.Day(24)),
            CalendarUnit.Week,
            TimeZoneInfo.Utc);
        Assert.Equal(3, matrix.UnitCount);
        Assert.Equal([6, 1, 0, 0], matrix.ToCounts().Cast<long>());
        Assert.Equal((Ratio.Of(6, 7), Ratio.Of(1, 7)), (matrix.GetShare("active", "active"), matrix.GetShare("active", "lost")));
        Assert.False(matrix.GetShare("lost", "lost").IsDefined);
        Assert.Equal((7, 0), (matrix.GetCustomerCount("active"), matrix.GetCustomerCount("lost")));
        Assert.Equal("active -> active: 6; active -> lost: 1", matrix.ToString());
    }

    [Fact]
    public void ToValueModel_OfCounts_IsTheModelOfThem()
    {
        var path = StagePath.Of(Shop, [new("active", Days.Day(-1)), new("lost", Days.Day(15.5))], Days.Day(30));
        var matrix = StageTransitionMatrix.Of(Shop, [path], Period.Create(Days.Day(0), Days.Day(30)), CalendarUnit.Day, TimeZoneInfo.Utc);
        Assert.Equal([15, 1, 0, 14], matrix.ToCounts().Cast<long>());
        var model = matrix.ToValueModel([10, 0], 0.01);
        Assert.Equal(MarkovValueModel.FromCounts(Shop.Stages, matrix.ToCounts(), [10, 0], 0.01).Value("active"), model.Value("active"));
        Assert.Equal(15 / 16.0, model.Transition("active", "active").Value);
    }

    /// <summary>The day of the change is 23 hours long in Vienna, 25 in New York in November, 24.5 on Lord Howe Island in April.</summary>
    [Theory]
    [InlineData("Europe/Vienna", "2024-03-31")]
    [InlineData("America/New_York", "2024-11-03")]
    [InlineData("Australia/Lord_Howe", "2024-04-07")]
    public void Of_DaysOfAZone_BeginAtItsMidnights(string zoneId, string day)
    {
        var (zone, date) = (Zones.Find(zoneId), DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var period = Period.OfDays(date, date.AddDays(1), zone);
        Assert.NotEqual(TimeSpan.FromDays(1), period.Duration);
        var late = StagePath.Of(Shop, [new("active", period.From.AddHours(-1)), new("lost", period.To.AddTicks(-1))], period.To);
        var next = StagePath.Of(Shop, [new("active", period.From.AddHours(-1)), new("lost", period.To)], period.To);
        var matrix = StageTransitionMatrix.Of(Shop, [late, next], period, CalendarUnit.Day, zone);
        Assert.Equal((1, 1, 1), (matrix.UnitCount, matrix.GetCount("active", "active"), matrix.GetCount("active", "lost")));
    }

    /// <summary>Samoa had no 30 December 2011.</summary>
    [Fact]
    public void Of_ADayThatTheZoneSkipped_HasNoStep()
    {
        var period = Period.OfDays(new DateOnly(2011, 12, 29), new DateOnly(2012, 1, 1), Zones.Find("Pacific/Apia"));
        Assert.Equal(2, StageTransitionMatrix.Of(Shop, [], period, CalendarUnit.Day, Zones.Find("Pacific/Apia")).UnitCount);
    }

    [Fact]
    public void Of_APeriodWithoutAWholeUnit_IsEmpty()
    {
        var matrix = StageTransitionMatrix.Of(Shop, [], Period.Create(Days.Day(1), Days.Day(2)), CalendarUnit.Month, TimeZoneInfo.Utc);
        Assert.Equal((0, 0), (matrix.UnitCount, matrix.GetCustomerCount("active")));
        Assert.Throws<ArgumentNullException>("zone", () => StageTransitionMatrix.Of(Shop, [], default, CalendarUnit.Month, null!));
        Assert.Throws<ArgumentNullException>("from", () => matrix.GetCount(null!, "active"));
        Assert.Throws<ArgumentNullException>("stage", () => matrix.GetCustomerCount(null!));
    }

    private protected override StageTransitionMatrix Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period) =>
        StageTransitionMatrix.Of(ranks, paths, period, CalendarUnit.Day, TimeZoneInfo.Utc);

    private protected override StageTransitionMatrix Merge(StageTransitionMatrix one, StageTransitionMatrix other) => one.Merge(other);

    private protected override IEnumerable<object?> Figures(StageTransitionMatrix table) =>
        [table.UnitCount, .. table.ToCounts().Cast<object>()];
}
