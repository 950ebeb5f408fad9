using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>Every call that records events counts each of them once, with its outcome.</summary>
public class EventMetricsTests
{
    [Fact]
    public async Task RecordAsync_OfEachOutcome_IsCounted()
    {
        using var shop = new ObservedShop(hasActivities: false);
        shop.Time.Advance(TimeSpan.FromHours(1));

        await shop.RecordAsync(shop.Order("1", changedAt: shop.Now.AddMinutes(-1)));
        await shop.RecordAsync(shop.Order("1", changedAt: shop.Now.AddMinutes(-1)));
        await shop.RecordAsync(shop.Order("1", total: 12, changedAt: shop.Now.AddMinutes(-2)));
        await shop.RecordAsync(shop.Order("1", total: 12, changedAt: shop.Now.AddMinutes(-1)));
        await shop.RecordAsync(shop.Order("1"), customer: "ben");
        await shop.RecordAsync(CustomerEvent.Visit(shop.Now, eventId: "v"));
        await shop.RecordAsync(CustomerEvent.Visit(shop.Now, eventId: "v"));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await shop.RecordAsync(CustomerEvent.Visit(shop.Now.AddDays(1))));

        Assert.Equal(
            [
                "1 event.kind=order outcome=applied", "1 event.kind=order outcome=unchanged", "1 event.kind=order outcome=stale",
                "1 event.kind=order outcome=conflict", "1 event.kind=order outcome=refused", "1 event.kind=visit outcome=applied",
                "1 event.kind=visit outcome=duplicate",
                "1 event.kind=visit outcome=failed error.type=System.ArgumentOutOfRangeException",
            ],
            shop.Recorded.Of("events.recorded"));
        Assert.Empty(shop.Recorded.Activities);
    }

    [Fact]
    public void NameOf_EachKindAndOutcome_IsItsNameInLowerCase()
    {
        Assert.All(
            Enum.GetValues<CustomerEventKind>(),
            kind => Assert.Equal($"{kind}", TelemetryTags.NameOf(kind).Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
        Assert.All(
            Enum.GetValues<RecordOutcome>(),
            outcome => Assert.Equal(
                $"{outcome}", TelemetryTags.NameOf(outcome).Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
        Assert.Equal("message_sent", TelemetryTags.NameOf(CustomerEventKind.MessageSent));
    }

    [Fact]
    public async Task RecordAsync_OfALateEvent_IsCountedAsLate()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Order("1"));

        await shop.RecordAsync(CustomerEvent.Visit(shop.Now.AddDays(-1)));

        Assert.Equal(["1 event.kind=visit"], shop.Recorded.Of("events.late"));
    }

    [Fact]
    public async Task RecordAsync_ThatTakesTwoSeconds_RecordsItsDuration()
    {
        using var shop = new ObservedShop();
        shop.Handler.Meanwhile = () => shop.Time.Advance(TimeSpan.FromSeconds(2));

        await shop.RecordAsync(shop.Order("1"));

        Assert.Equal(["2 outcome=applied"], shop.Recorded.Of("record.duration"));
    }

    [Fact]
    public async Task TryRecordAsync_OfEachOutcome_IsCountedOnce()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Poison());

        await shop.Tracker.TryRecordAsync("ben", shop.Order("1"), ObservedShop.Cancellation);
        await shop.Tracker.TryRecordAsync("anna-4711", shop.Order("2"), ObservedShop.Cancellation);
        await shop.Tracker.TryRecordAsync("ben", default, ObservedShop.Cancellation);
        await shop.Tracker.TryRecordAsync("ben", shop.Order("3"), new CancellationToken(canceled: true));

        Assert.Equal(
            [
                "1 event.kind=order outcome=applied",
                "1 event.kind=order outcome=queued error.type=LifecycleKit.Conditions.PredicateException",
                "1 event.kind=none outcome=failed error.type=System.ArgumentException", "1 event.kind=order outcome=timed_out",
            ],
            shop.Recorded.Of("events.recorded").Skip(1));
        Assert.Equal(5, shop.Recorded.Of("record.duration").Count);
    }

    [Fact]
    public async Task ApplyPendingAsync_OfTwoEvents_CountsEachAttempt()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Poison());
        await shop.Store.AppendPendingAsync(
            new CustomerKey(shop.Tracker.Scope, "anna-4711"), shop.Order("1"), ObservedShop.Cancellation);
        await shop.Store.AppendPendingAsync(new CustomerKey(shop.Tracker.Scope, "ben"), shop.Order("2"), ObservedShop.Cancellation);

        await shop.Tracker.ApplyPendingAsync(cancellationToken: ObservedShop.Cancellation);

        Assert.Equal(
            [
                "1 event.kind=order outcome=failed error.type=LifecycleKit.Conditions.PredicateException",
                "1 event.kind=order outcome=applied",
            ],
            shop.Recorded.Of("events.recorded").Skip(1));
        var activity = Assert.Single(shop.Recorded.Activities, one => one.OperationName == "lifecyclekit.apply_pending");
        Assert.Equal("lifecyclekit.apply_pending: event.count=1 failure.count=1", RecordedTelemetry.Text(activity));
    }

    [Fact]
    public async Task RecordAsync_OfABatch_CountsEachEventAndTransition()
    {
        using var shop = new ObservedShop();
        await shop.RecordAsync(shop.Poison());

        await shop.Tracker.RecordAsync(
            [
                new TrackedEvent("anna-4711", shop.Order("1")), new TrackedEvent("ben", shop.Order("2")),
                new TrackedEvent("cleo", shop.Order("2")),
            ],
            ObservedShop.Cancellation);

        Assert.Equal(
            [
                "1 event.kind=order outcome=failed error.type=LifecycleKit.Conditions.PredicateException",
                "1 event.kind=order outcome=applied", "1 event.kind=order outcome=refused",
            ],
            shop.Recorded.Of("events.recorded").Skip(1));
        Assert.Equal(
            ["1 track=journey rule=buys from=visitor to=customer muted=False"], shop.Recorded.Of("transitions"));
    }

    [Fact]
    public async Task RecordAsync_OfABatchThatIsRefused_CountsItsEventsAsFailed()
    {
        using var shop = new ObservedShop();

        await Assert.ThrowsAsync<ArgumentException>(async () => await shop.Tracker.RecordAsync(
            [new TrackedEvent("ben", shop.Order("1")), new TrackedEvent("ben", CustomerEvent.Visit(shop.Now.AddDays(1)))],
            ObservedShop.Cancellation));

        Assert.Equal(
            [
                "1 event.kind=order outcome=failed error.type=System.ArgumentException",
                "1 event.kind=visit outcome=failed error.type=System.ArgumentException",
            ],
            shop.Recorded.Of("events.recorded"));
    }

    [Fact]
    public async Task BackfillAsync_OfAHistory_CountsEventsAndMutedTransitions()
    {
        using var shop = new ObservedShop();
        TrackedEvent[] history = [new("ben", shop.Order("1")), new("ben", shop.Order("1")), new("cleo", default)];

        await shop.Tracker.BackfillAsync(history, new BackfillOptions { Name = "past" }, ObservedShop.Cancellation);

        Assert.Equal(
            ["1 event.kind=none outcome=failed", "1 event.kind=order outcome=applied", "1 event.kind=order outcome=unchanged"],
            shop.Recorded.Of("events.recorded").Order(StringComparer.Ordinal));
        Assert.Equal(["1 track=journey rule=buys from=visitor to=customer muted=True"], shop.Recorded.Of("transitions"));
    }
}
