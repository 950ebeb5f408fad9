using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class SessionDurationTests : EventMetricContract<MeanValue>
{
    private static readonly CustomerEvent[] Sessions = [Visit(0), Visit(90), Visit(0), Visit(30.5), CustomerEvent.Review(Days.Start, 5)];

    private protected override CustomerEvent Example => Visit(0);

    [Fact]
    public void OfAll_OfAnExample_CountsSessionsOfLengthZero()
    {
        var all = SessionDuration.OfAll(Sessions);
        Assert.Equal((4, 120.5m), (all.Count, all.Sum));
        Assert.Equal(30.125, all.Mean().Value);
    }

    [Fact]
    public void WithoutSingleEvent_OfAnExample_LeavesThemOut()
    {
        var longer = SessionDuration.WithoutSingleEvent(Sessions);
        Assert.Equal((2, 120.5m), (longer.Count, longer.Sum));
        Assert.Equal(60.25, longer.Mean().Value);
    }

    [Fact]
    public void OfAll_OfOneTick_IsExact() =>
        Assert.Equal(0.0000001m, SessionDuration.OfAll(CustomerEvent.Visit(Days.Start, duration: new TimeSpan(1))).Sum);

    [Fact]
    public void OfAll_NoVisits_HasNoMean() => Assert.False(SessionDuration.OfAll([CustomerEvent.Review(Days.Start, 5)]).Mean().HasValue);

    [Fact]
    public void WithoutSingleEvent_OfSingleEvents_HasNoMean() =>
        Assert.False(SessionDuration.WithoutSingleEvent([Visit(0)]).Mean().HasValue);

    private protected override MeanValue Whole(IEnumerable<CustomerEvent> events) => SessionDuration.OfAll(events);

    private protected override MeanValue Part(in CustomerEvent customerEvent) => SessionDuration.OfAll(customerEvent);

    private static CustomerEvent Visit(double seconds) => CustomerEvent.Visit(Days.Start, duration: TimeSpan.FromSeconds(seconds));

    public class WithoutSingleEventTests : EventMetricContract<MeanValue>
    {
        private protected override CustomerEvent Example => Visit(10);

        private protected override MeanValue Whole(IEnumerable<CustomerEvent> events) => SessionDuration.WithoutSingleEvent(events);

        private protected override MeanValue Part(in CustomerEvent customerEvent) => SessionDuration.WithoutSingleEvent(customerEvent);
    }
}
