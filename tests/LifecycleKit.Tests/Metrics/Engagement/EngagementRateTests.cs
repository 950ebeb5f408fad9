using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class EngagementRateTests : EventMetricContract<Ratio>
{
    private protected override CustomerEvent Example => Visit(10);

    [Fact]
    public void Of_TheGoogleAnalyticsDefinition_CountsTenSecondsAndKeyEvents() => Assert.Equal(
        Ratio.Of(3, 5),
        EngagementRate.Of([Visit(0), Visit(9.99), Visit(10), Visit(600), Visit(0, engaged: true), CustomerEvent.Review(Days.Start, 5)]));

    [Fact]
    public void Of_AnotherThreshold_CountsFromItOn() =>
        Assert.Equal(Ratio.Of(1, 3), EngagementRate.Of([Visit(10), Visit(29), Visit(30)], TimeSpan.FromSeconds(30)));

    [Fact]
    public void Of_NegativeThreshold_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => EngagementRate.Of(Visit(1), TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => EngagementRate.Of([], TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Of_NoVisits_IsUndefined() => Assert.False(EngagementRate.Of([CustomerEvent.Review(Days.Start, 5)]).IsDefined);

    [Fact]
    public void Of_Counts_IsTheirRatio() => Assert.Equal(Ratio.Of(3, 4), EngagementRate.Of(3, 4));

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(5, 4)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_AreRefused(long engaged, long sessions) =>
        Assert.Throws<ArgumentOutOfRangeException>("engagedSessions", () => EngagementRate.Of(engaged, sessions));

    private protected override Ratio Whole(IEnumerable<CustomerEvent> events) => EngagementRate.Of(events);

    private protected override Ratio Part(in CustomerEvent customerEvent) => EngagementRate.Of(customerEvent);

    private static CustomerEvent Visit(double seconds, bool engaged = false) =>
        CustomerEvent.Visit(Days.Start, duration: TimeSpan.FromSeconds(seconds), engaged: engaged);
}
