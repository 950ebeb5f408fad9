using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    /// <inheritdoc/>
    public ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Append(key, customerEvent);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate) return ValueTask.FromResult(_pending.Take(scope, asOf, leasedUntil, maxCount));
    }

    /// <inheritdoc/>
    public ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Defer(scope, number, failureCount, leasedUntil);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Remove(scope, number);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<Publication>>(_shops.TryGetValue(scope, out var shop) ? [.. shop.Publications] : []);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(publications);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var shop = ShopOf(scope);
            if (shop.LastPublication != expectedNumber) return ValueTask.FromResult(false);
            shop.Publications.AddRange(publications);
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrEmpty(candidate);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var shop = ShopOf(scope);
            return ValueTask.FromResult(shop.Secret ??= candidate);
        }
    }
}
