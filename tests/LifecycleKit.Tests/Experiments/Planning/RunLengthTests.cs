using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments.Planning;

public class RunLengthTests
{
    [Theory]
    [InlineData(1_372, 20, 1, 69, 10)]
    [InlineData(1_372, 20, 0.5, 138, 20)]
    [InlineData(140, 20, 1, 7, 1)]
    [InlineData(141, 20, 1, 8, 2)]
    [InlineData(3, 0.1, 1, 30, 5)]
    [InlineData(1, 500, 1, 1, 1)]
    [InlineData(0, 0, 1, 0, 0)]
    public void DaysAndWeeks_OfARate_AreWhole(int customers, double perDay, double share, int days, int weeks)
    {
        var run = RunLength.Of(customers, perDay, share);
        Assert.Equal(days, run.Days.Value);
        Assert.Equal(weeks, run.Weeks.Value);
        Assert.False(run.IsNever);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 0)]
    public void Of_NoCustomersADay_IsNever(double perDay, double share)
    {
        var run = RunLength.Of(100, perDay, share);
        Assert.True(run.IsNever && double.IsPositiveInfinity(run.Days.Value) && double.IsPositiveInfinity(run.Weeks.Value));
        Assert.Null(run.GetLastDay(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
        Assert.Equal("never", run.ToString());
    }

    [Fact]
    public void GetLastDay_InAZone_CountsItsWholeDays()
    {
        var run = RunLength.Of(100, 10);
        // 23:30 in UTC is half an hour into the next day of Berlin, and midnight itself in a zone that is half an hour ahead.
        var start = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero);
        var half = TimeZoneInfo.CreateCustomTimeZone("half", TimeSpan.FromMinutes(30), null, null);
        Assert.Equal(new DateOnly(2026, 3, 11), run.GetLastDay(start, TimeZoneInfo.Utc, inWholeWeeks: false));
        Assert.Equal(new DateOnly(2026, 3, 12), run.GetLastDay(start, Zones.Find("Europe/Berlin"), inWholeWeeks: false));
        Assert.Equal(new DateOnly(2026, 3, 11), run.GetLastDay(start, half, inWholeWeeks: false));
        Assert.Equal(new DateOnly(2026, 3, 15), run.GetLastDay(start, half));
        Assert.Null(RunLength.Of(10_000_000, 1).GetLastDay(start, half));
        Assert.Null(default(RunLength).GetLastDay(start, half));
    }

    [Fact]
    public void Arguments_OutOfRange_AreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>("customers", () => RunLength.Of(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("customersPerDay", () => RunLength.Of(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => RunLength.Of(1, 1, 1.5));
        Assert.Throws<ArgumentNullException>("zone", () => RunLength.Of(1, 1).GetLastDay(default, null!));
    }
}
