using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate) return ValueTask.FromResult(_deliveries.Take(scope, handlers, asOf, leasedUntil, maxCount));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_deliveries.Take(key, handlers, asOf, leasedUntil));
    }

    /// <inheritdoc/>
    public ValueTask<PendingDelivery?> CompleteDeliveryAsync(
        CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handler);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_deliveries.Complete(key, handler, number, leasedUntil));
    }

    /// <inheritdoc/>
    public ValueTask DeferDeliveryAsync(
        CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handler);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _deliveries.Defer(key, handler, number, failureCount, lastError, dueAt);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
        string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate) return ValueTask.FromResult(_deliveries.Parked(scope, after, maxCount));
    }

    /// <inheritdoc/>
    public ValueTask<int> ReleaseDeliveriesAsync(
        string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(handler);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_deliveries.Release(scope, handler, customerId, dueAt));
    }

    /// <inheritdoc/>
    public ValueTask<int> DiscardDeliveriesAsync(string scope, string handler, string? customerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(handler);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_deliveries.Discard(scope, handler, customerId));
    }
}
