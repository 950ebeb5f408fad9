namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public ValueTask<DeliveryResult> DeliverAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return _shared.Delivery.DeliverAsync(Scope, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingDelivery>> ListParkedAsync(
        PendingDelivery? after = null, int maxCount = 1000, CancellationToken cancellationToken = default) =>
        Store.ListParkedDeliveriesAsync(Scope, after, maxCount, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ReleaseAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        return Store.ReleaseDeliveriesAsync(Scope, handler, customerId, _shared.Time.GetUtcNow(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DiscardAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        return Store.DiscardDeliveriesAsync(Scope, handler, customerId, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string? afterCustomerId = null, int maxCount = 1000, CancellationToken cancellationToken = default) =>
        Store.ListStuckAsync(Scope, afterCustomerId, maxCount, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Backlog> GetBacklogAsync(CancellationToken cancellationToken = default)
    {
        var backlog = await Store.LoadBacklogAsync(Scope, cancellationToken).ConfigureAwait(false);
        TrackerMetrics.Measure(Scope, backlog, _shared.Time.GetUtcNow());
        return backlog;
    }
}
