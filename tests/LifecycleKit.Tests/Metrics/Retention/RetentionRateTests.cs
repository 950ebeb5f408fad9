using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class RetentionRateTests : OrderMetricContract<Ratio>
{
    [Theory]
    [InlineData(110, 20, 100, 90)]
    [InlineData(20, 20, 100, 0)]
    [InlineData(0, 0, 0, 0)]
    public void Of_OfAnExample_ExcludesGainedCustomers(long end, long gained, long start, long kept) =>
        Assert.Equal(Ratio.Of(kept, start), RetentionRate.Of(end, gained, start));

    [Theory]
    [InlineData("activeAtEnd", 10, 11, 100)]
    [InlineData("activeAtEnd", 130, 20, 100)]
    [InlineData("activeAtEnd", -1, 0, 100)]
    [InlineData("activeAtEnd", 0, 0, -1)]
    [InlineData("gainedInPeriod", 10, -1, 100)]
    public void Of_ImpossibleCounts_AreRefused(string name, long end, long gained, long start) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => RetentionRate.Of(end, gained, start));

    [Fact]
    public void Of_TheSameCohort_IsOneLessChurn() => Law.Holds(
        from start in Gen.Choose(0, 1000)
        from lost in Gen.Choose(0, start)
        from gained in Gen.Choose(0, 1000)
        select (start, lost, gained),
        x =>
        {
            var retention = RetentionRate.Of(x.start - x.lost + x.gained, x.gained, x.start);
            var churn = CustomerChurnRate.StartOfPeriod(x.lost, x.start);
            Assert.Equal((churn.Denominator, churn.Denominator), (retention.Denominator, retention.Numerator + churn.Numerator));
        });

    /// <summary>
    /// January and February of a leap year: kept on the leap day; too late on 1 March; a credit is not an order; not there in January.
    /// </summary>
    [Fact]
    public void Between_CalendarMonths_CountsThoseOfTheFirst()
    {
        var january = Period.OfDays(new(2024, 1, 1), new(2024, 2, 1), TimeZoneInfo.Utc);
        var february = Period.OfDays(new(2024, 2, 1), new(2024, 3, 1), TimeZoneInfo.Utc);
        var shop = ShopGen.Log(
        [
            new("kept", At(1, 31, 23), 10), new("kept", At(2, 29, 23), 10),
            new("late", At(1, 31, 23), 10), new("late", At(3, 1, 0), 10),
            new("credit", At(1, 5, 0), 10), new("credit", At(2, 5, 0), -10),
            new("new", At(2, 1, 0), 10),
        ]);
        Assert.Equal(Ratio.Of(1, 3), RetentionRate.Between(shop, january, february));

        static DateTimeOffset At(int month, int day, int hour) => new(2024, month, day, hour, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public void Between_PeriodsThatOverlap_IsRefused()
    {
        var (first, second) = (Period.Create(Days.Start, Days.Day(10)), Period.Create(Days.Day(9), Days.Day(20)));
        Assert.Throws<ArgumentOutOfRangeException>("after", () => RetentionRate.Between(ShopGen.Log([]), first, second));
        Assert.Throws<ArgumentOutOfRangeException>("after", () => RetentionRate.Between([], second, first));
    }

    private protected override Ratio Whole(OrderLog log, Period period) => RetentionRate.Between(log, Before(period), period);

    private protected override Ratio Part(ReadOnlySpan<OrderEntry> orders, Period period) =>
        RetentionRate.Between(orders, Before(period), period);

    private static Period Before(Period period) => Period.Create(period.From - period.Duration, period.From);
}
