using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A shop without handlers sweeps like any other.</summary>
public class SweepWithoutHandlersTests
{
    [Fact]
    public async Task SweepAsync_OfACustomerWithAnEarlierTransition_SavesTheNextOne()
    {
        var clock = new ShopClock(Shop.Start);
        var tracker = LifecycleTracker.Create(Shop.With(Shop.Quiet(days: 3)), timeProvider: clock);
        await tracker.RecordAsync("anna", new Shop(clock: clock).Order("1"), Shop.Cancellation);
        clock.Now += TimeSpan.FromDays(4);

        var sweep = await tracker.SweepAsync(cancellationToken: Shop.Cancellation);

        Assert.Equal(1, sweep.CustomerCount);
        Assert.Equal("quiet", Assert.Single(sweep.Transitions).To);
    }
}
