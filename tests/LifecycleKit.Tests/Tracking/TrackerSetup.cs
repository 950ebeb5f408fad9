using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>A tracker with a clock, a store and a handler at hand, over a small lifecycle: visitor, customer, quiet.</summary>
internal sealed class TrackerSetup
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly LifecycleDefinition Small = LifecycleDefinition.Build("small", small => small
        .Stage("visitor", rank: 0)
        .Stage("customer", rank: 1)
        .Stage("quiet")
        .Rule("buys", rule => rule.From("visitor", "quiet").To("customer").On(EventTriggers.OrderPlaced))
        .Rule(
            "goes-quiet",
            rule => rule.From("customer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(30)))));

    public TrackerSetup(Action<LifecycleOptions>? configure = null)
    {
        var options = new LifecycleOptions().AddTrack("journey", Small);
        configure?.Invoke(options);
        Tracker = LifecycleTracker.Create(options, Store, Time, [Handler]);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public InMemoryCustomerStore Store { get; } = new();

    public RecordingHandler Handler { get; } = new();

    public LifecycleTracker Tracker { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Returns an event as a shop knows it at its instant: without a shipping, delivery or return that is still to come, which
    /// the tracker refuses.</summary>
    public static CustomerEvent AsKnown(in CustomerEvent customerEvent)
    {
        if (customerEvent.Snapshot is not { } order) return customerEvent;
        var at = customerEvent.At;
        return CustomerEvent.Order(
            order with
            {
                ShippedAt = order.ShippedAt > at ? null : order.ShippedAt,
                DeliveredAt = order.DeliveredAt > at ? null : order.DeliveredAt,
                ReturnedAt = order.ReturnedAt > at ? null : order.ReturnedAt,
            },
            customerEvent.EventId);
    }

    public CustomerEvent Order(string id, decimal total = 10, string? currency = null, string? eventId = null) =>
        CustomerEvent.Order(
            new OrderSnapshot { OrderId = id, PlacedAt = Time.GetUtcNow(), GrossTotal = total, Currency = currency }, eventId);

    /// <summary>What a reload of the configuration does.</summary>
    public PublishResult Publish(LifecycleOptions options) =>
        Tracker.FollowAsync(OptionsSnapshot.Of(options), Cancellation).AsTask().GetAwaiter().GetResult();

    public ValueTask<RecordResult> RecordAsync(CustomerEvent customerEvent, string customer = "anna") =>
        Tracker.RecordAsync(customer, customerEvent, Cancellation);

    public async Task<string> StageAsync(string customer = "anna") =>
        (await Tracker.GetViewAsync(customer, Cancellation)).Track("journey").Stage;
}
