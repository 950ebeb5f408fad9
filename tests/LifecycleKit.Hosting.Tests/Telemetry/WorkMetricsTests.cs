using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>Transitions, deliveries and the backlog are counted where they happen.</summary>
public class WorkMetricsTests
{
    [Fact]
    public async Task SweepAsync_OfADueCustomer_CountsItsTransition()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Order("1"));
        shop.Time.Advance(TimeSpan.FromDays(31));

        await shop.Tracker.SweepAsync(cancellationToken: ObservedShop.Cancellation);

        Assert.Equal(
            [
                "1 track=journey rule=buys from=visitor to=customer muted=False",
                "1 track=journey rule=goes-quiet from=customer to=quiet muted=False",
            ],
            shop.Recorded.Of("transitions"));
    }

    [Fact]
    public async Task DeliverAsync_UntilParked_CountsEachResult()
    {
        using var shop = new ObservedShop(configure: options => options.MaxDeliveryAttempts = 2);
        await shop.RecordAsync(shop.Order("0"), "ben");
        shop.Handler.FailuresLeft = 2;
        await shop.RecordAsync(shop.Order("1"));
        shop.Time.Advance(TimeSpan.FromHours(1));

        await shop.Tracker.DeliverAsync(cancellationToken: ObservedShop.Cancellation);

        Assert.Equal(
            ["1 handler=letter result=delivered", "1 handler=letter result=failed", "1 handler=letter result=parked"],
            shop.Recorded.Of("deliveries.attempted"));
    }

    [Fact]
    public async Task GetBacklogAsync_WithWork_SetsTheGauges()
    {
        using var shop = new ObservedShop(configure: options => options.MaxDeliveryAttempts = 1);
        shop.Handler.FailuresLeft = 1;
        await shop.RecordAsync(shop.Order("1"));
        await shop.Store.AppendPendingAsync(new CustomerKey(shop.Tracker.Scope, "ben"), shop.Order("2"), ObservedShop.Cancellation);
        shop.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(2));
        shop.Recorded.ReadGauges();
        Assert.Empty(shop.Recorded.Of("events.pending"));

        await shop.Tracker.GetBacklogAsync(ObservedShop.Cancellation);
        shop.Recorded.ReadGauges();

        Assert.Equal(["1"], shop.Recorded.Of("events.pending"));
        Assert.Equal(["0"], shop.Recorded.Of("deliveries.pending"));
        Assert.Equal(["1"], shop.Recorded.Of("deliveries.parked"));
        Assert.Equal(["0"], shop.Recorded.Of("deliveries.age"));
        Assert.Equal(["7200"], shop.Recorded.Of("sweep.lag"));
    }

    [Fact]
    public async Task GetBacklogAsync_WithALateDelivery_SetsItsAge()
    {
        using var shop = new ObservedShop();
        shop.Handler.FailuresLeft = 1;
        await shop.RecordAsync(shop.Order("1"));
        shop.Time.Advance(TimeSpan.FromMinutes(5));

        await shop.Tracker.GetBacklogAsync(ObservedShop.Cancellation);
        shop.Recorded.ReadGauges();

        Assert.Equal(["1"], shop.Recorded.Of("deliveries.pending"));
        Assert.Equal(["240"], shop.Recorded.Of("deliveries.age"));
    }
}
