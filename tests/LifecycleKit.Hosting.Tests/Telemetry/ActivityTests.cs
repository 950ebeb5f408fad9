using System.Diagnostics;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>Activities say what was done, and contain neither ids nor messages of errors.</summary>
public class ActivityTests
{
    [Fact]
    public async Task RecordAsync_WithAHandler_IsAnActivityWithTheDeliveryInside()
    {
        using var shop = new ObservedShop(hasMetrics: false);

        await shop.RecordAsync(shop.Order("1"));

        var (deliver, record) = (shop.Recorded.Activities[0], shop.Recorded.Activities[1]);
        Assert.Equal("lifecyclekit.deliver: handler=letter track=journey rule=buys result=delivered", RecordedTelemetry.Text(deliver));
        Assert.Equal("lifecyclekit.record: event.kind=order transition.count=1 outcome=applied", RecordedTelemetry.Text(record));
        Assert.Equal(record.SpanId, deliver.ParentSpanId);
        Assert.Null(Activity.Current);
        Assert.Empty(shop.Recorded.Of("events.recorded"));
    }

    [Fact]
    public async Task DeliverAsync_WithAFailingHandler_IsAFailedActivity()
    {
        using var shop = new ObservedShop();
        shop.Handler.FailuresLeft = 1;

        await shop.RecordAsync(shop.Order("1"));

        var deliver = shop.Recorded.Activities[0];
        Assert.Equal((ActivityStatusCode.Error, null), (deliver.Status, deliver.StatusDescription));
        Assert.Equal(
            "lifecyclekit.deliver: handler=letter track=journey rule=buys error.type=System.TimeoutException result=failed",
            RecordedTelemetry.Text(deliver));
    }

    [Fact]
    public async Task RecordAsync_OfABatch_IsOneActivity()
    {
        using var shop = new ObservedShop();

        await shop.Tracker.RecordAsync(
            [new TrackedEvent("ben", shop.Order("1")), new TrackedEvent("cleo", shop.Order("2"))], ObservedShop.Cancellation);

        var activity = Assert.Single(shop.Recorded.Activities, one => one.OperationName != "lifecyclekit.deliver");
        Assert.Equal("lifecyclekit.record_batch: event.count=2", RecordedTelemetry.Text(activity));
    }

    [Fact]
    public async Task SweepAsync_OfADueCustomer_IsAnActivityWithCounts()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Order("1"));
        shop.Time.Advance(TimeSpan.FromDays(31));

        await shop.Tracker.SweepAsync(cancellationToken: ObservedShop.Cancellation);

        Assert.Equal(
            "lifecyclekit.sweep: customer.count=1 moved_over.count=0 transition.count=1 failure.count=0",
            RecordedTelemetry.Text(shop.Recorded.Activities[^1]));
    }

    [Fact]
    public async Task Activities_OfEveryCall_HaveNoIdOfACustomerAndNoMessage()
    {
        using var shop = new ObservedShop();
        shop.Handler.FailuresLeft = 1;
        await shop.RecordAsync(shop.Order("1"));
        await shop.RecordAsync(shop.Poison());
        await shop.Tracker.TryRecordAsync("anna-4711", shop.Order("2"), ObservedShop.Cancellation);
        await shop.Tracker.ApplyPendingAsync(cancellationToken: ObservedShop.Cancellation);
        await shop.Tracker.RecordAsync([new TrackedEvent("anna-4711", shop.Order("3"))], ObservedShop.Cancellation);

        Assert.True(shop.Recorded.Activities.Count > 5);
        Assert.All(shop.Recorded.Activities, activity =>
        {
            Assert.DoesNotContain("4711", RecordedTelemetry.Text(activity), StringComparison.Ordinal);
            Assert.Null(activity.StatusDescription);
            Assert.Empty(activity.Events);
        });
    }
}
