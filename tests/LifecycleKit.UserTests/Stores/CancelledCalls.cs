using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>
/// What holds of a call that is cancelled in the middle: another host finds at the same instant what it has not finished, and no lease has
/// to end first.
/// </summary>
internal sealed class CancelledCalls : IDisposable
{
    private const int CustomerCount = 6;

    private readonly ShopClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly StoppingHandler _handler;
    private readonly ICustomerStore _store;

    private CancelledCalls(ICustomerStore store, bool throws)
    {
        _store = store;
        _handler = new StoppingHandler(_stop) { Throws = throws };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _stop.Dispose();

    /// <summary>A sweep of due customers, or of outdated ones.</summary>
    public static async Task SweepHoldsAsync(ICustomerStore store, bool isOutdated)
    {
        using var calls = new CancelledCalls(store, throws: false);
        var host = calls.Host(isOutdated ? 400 : 30);
        await calls.RecordAsync(host);
        calls._clock.Now += TimeSpan.FromDays(40);
        if (isOutdated) await host.PublishAsync(new LifecycleChanges().SetTrack("journey", Quiet(30)), Cancellation);
        var (days, view) = (isOutdated ? 400 : 30, await host.GetViewAsync("customer-5", Cancellation));
        calls._handler.IsArmed = true;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.SweepAsync(cancellationToken: calls._stop.Token).AsTask());

        var other = calls.Host(days);
        Assert.Equal((view.Profile, view.Track("journey").Stage), Of(await other.GetViewAsync("customer-5", Cancellation)));
        var swept = await other.SweepAsync(cancellationToken: Cancellation);
        Assert.Equal(CustomerCount - 1, swept.Transitions.Count);
        Assert.Equal(
            isOutdated ? (0, CustomerCount - 1) : (CustomerCount - 1, 0), (swept.CustomerCount, swept.MovedOverCount));
        Assert.Equal(CustomerCount, calls._handler.Quiet.Distinct(StringComparer.Ordinal).Count());

        static (CustomerProfile Profile, string Stage) Of(CustomerView view) => (view.Profile, view.Track("journey").Stage);
    }

    /// <summary>Deliveries, with a handler that ends, or with one that is cancelled.</summary>
    public static async Task DeliverHoldsAsync(ICustomerStore store, bool throws)
    {
        using var calls = new CancelledCalls(store, throws);
        var host = calls.Host(30, DeliveryMode.InBackground);
        await calls.RecordAsync(host);
        calls._handler.IsArmed = true;

        var first = await host.DeliverAsync(cancellationToken: calls._stop.Token);
        var second = await calls.Host(30, DeliveryMode.InBackground).DeliverAsync(cancellationToken: Cancellation);

        var ended = throws ? 0 : 1;
        Assert.Equal((ended, CustomerCount - ended), (first.DeliveredCount, second.DeliveredCount));
        Assert.Empty(first.HandlerFailures);
    }

    /// <summary>Pending events.</summary>
    public static async Task ApplyPendingHoldsAsync(ICustomerStore store)
    {
        using var calls = new CancelledCalls(store, throws: false);
        var host = calls.Host(30);
        for (var i = 0; i < CustomerCount; i++)
            await store.AppendPendingAsync(new CustomerKey(string.Empty, $"customer-{i}"), calls.Order(i), Cancellation);
        calls._handler.IsArmed = true;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.ApplyPendingAsync(cancellationToken: calls._stop.Token).AsTask());

        var applied = await calls.Host(30).ApplyPendingAsync(cancellationToken: Cancellation);
        Assert.Equal((CustomerCount - 1, 0), (applied.AppliedCount, applied.Failures.Count));
    }

    private static LifecycleDefinition Quiet(int days) => LifecycleDefinition.Build("shop", x => x
        .Stage("new", rank: 0).Stage("buyer", rank: 1).Stage("quiet")
        .Rule("buys", rule => rule.From("new", "quiet").To("buyer").On(EventTriggers.OrderPlaced))
        .Rule(
            "goes-quiet",
            rule => rule.From("buyer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)))));

    private LifecycleTracker Host(int days, DeliveryMode delivery = DeliveryMode.InRequest) => LifecycleTracker.Create(
        new LifecycleOptions { Delivery = delivery }.AddTrack("journey", Quiet(days)), _store, _clock, [_handler]);

    private async Task RecordAsync(LifecycleTracker host)
    {
        for (var i = 0; i < CustomerCount; i++) await host.RecordAsync($"customer-{i}", Order(i), Cancellation);
    }

    private CustomerEvent Order(int number) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = $"order-{number}", PlacedAt = _clock.Now, GrossTotal = 10 });

    /// <summary>Stops the host in its first call, once armed.</summary>
    private sealed class StoppingHandler(CancellationTokenSource stop) : ITransitionHandler
    {
        public bool IsArmed { get; set; }

        public bool Throws { get; init; }

        public List<string> Quiet { get; } = [];

        public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (notice.Transition.To == "quiet") Quiet.Add(notice.Customer.CustomerId);
            if (!IsArmed) return;
            IsArmed = false;
            await stop.CancelAsync();
            if (Throws) cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
