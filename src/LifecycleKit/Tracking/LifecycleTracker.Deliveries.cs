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
    public async ValueTask<int> ReleaseAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        var now = _shared.Time.GetUtcNow();
        var count = 0;
        foreach (var id in await NamesAsync(customerId, cancellationToken).ConfigureAwait(false))
            count += await Store.ReleaseDeliveriesAsync(Scope, handler, id, now, cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<int> DiscardAsync(string handler, string? customerId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        var count = 0;
        foreach (var id in await NamesAsync(customerId, cancellationToken).ConfigureAwait(false))
            count += await Store.DiscardDeliveriesAsync(Scope, handler, id, cancellationToken).ConfigureAwait(false);
        return count;
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
