using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class BrandMentionsTests
{
    private static readonly Period February = Sales.Between(31, 60);
    private static readonly Period March = Sales.Between(60, 91);

    [Fact]
    public void PerDay_OfAPeriod_DividesByItsDays() => Assert.Equal(Ratio.Of(58, 29), BrandMentions.PerDay(58, February));

    [Fact]
    public void PerDay_OfAMonthThatLosesAnHour_HasAFractionOfADay()
    {
        var month = Period.OfDays(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 1), Zones.Find("Europe/Vienna"));
        Assert.Equal(24 * 100 / 743.0, BrandMentions.PerDay(100, month).ToEstimate().Value, 1e-14);
    }

    [Fact]
    public void PerDay_OfPeriodsThatFollow_AddsUp() =>
        Assert.Equal(
            BrandMentions.PerDay(150, Sales.Between(31, 91)), BrandMentions.PerDay(58, February) + BrandMentions.PerDay(92, March));

    [Theory]
    [InlineData(150, 100, 0.5)]
    [InlineData(0, 100, -1)]
    [InlineData(100, 100, 0)]
    public void Growth_OfEqualPeriods_IsTheChangeOverWhatWas(long mentions, long before, double growth) =>
        Assert.Equal(Estimate.Of(growth), BrandMentions.Growth(mentions, before).ToEstimate());

    /// <summary>2 a day in February, 3 a day in March.</summary>
    [Fact]
    public void Growth_OfUnequalPeriods_ComparesDays() => Assert.Equal(Ratio.Of(1, 2), BrandMentions.Growth(93, March, 58, February));

    [Fact]
    public void Figures_WithoutMentionsOrTime_AreUndefined()
    {
        Assert.False(BrandMentions.PerDay(3, default).IsDefined);
        Assert.False(BrandMentions.Growth(3, 0).IsDefined);
        Assert.False(BrandMentions.Growth(3, March, 0, February).IsDefined);
        Assert.False(BrandMentions.Growth(3, default, 3, February).IsDefined);
        Assert.False(BrandMentions.Growth(3, March, 3, default).IsDefined);
    }

    [Fact]
    public void Figures_NegativeCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("mentions", () => BrandMentions.PerDay(-1, March));
        Assert.Throws<ArgumentOutOfRangeException>("mentions", () => BrandMentions.Growth(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("mentionsBefore", () => BrandMentions.Growth(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("mentionsBefore", () => BrandMentions.Growth(1, March, -1, February));
    }
}
