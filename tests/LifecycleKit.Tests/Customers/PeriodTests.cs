using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class PeriodTests
{
    [Fact]
    public void Contains_ItsEnds_HoldsTheFirstAlone()
    {
        var period = Period.Create(Days.Day(1), Days.Day(2).ToOffset(TimeSpan.FromHours(5)));
        Assert.Equal(
            [false, true, true, false],
            new[] { Days.Day(1).AddTicks(-1), Days.Day(1), Days.Day(2).AddTicks(-1), Days.Day(2) }.Select(period.Contains));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Create_AnEndThatIsNotLater_IsRefused(double days) =>
        Assert.Throws<ArgumentOutOfRangeException>("to", () => Period.Create(Days.Day(1), Days.Day(1 + days)));

    [Fact]
    public void OfDays_OfAZone_BeginsAtItsMidnight()
    {
        var period = Period.OfDays(new DateOnly(2024, 3, 31), new DateOnly(2024, 4, 1), Zones.Find("Europe/Vienna"));
        Assert.Equal((new DateTimeOffset(2024, 3, 30, 23, 0, 0, TimeSpan.Zero), 23), (period.From, period.Duration.TotalHours));
    }

    [Fact]
    public void Default_OfTheType_IsEmpty() => Assert.False(default(Period).Contains(DateTimeOffset.MinValue));
}
