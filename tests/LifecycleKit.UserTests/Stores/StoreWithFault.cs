using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>A store in memory; a derived class adds one fault.</summary>
internal abstract class StoreWithFault : ICustomerStore
{
    private readonly InMemoryCustomerStore _inner = new();

    public virtual bool IsDurable => false;

    public virtual ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
        _inner.LoadAsync(key, eventKey, cancellationToken);

    public virtual ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
        _inner.LoadEventsAsync(key, cancellationToken);

    public virtual ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
        _inner.SaveAsync(change, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        _inner.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        _inner.TakeOutdatedAsync(scope, version, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        _inner.ListAsync(scope, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
        _inner.AppendPendingAsync(key, customerEvent, cancellationToken);

    public virtual ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        _inner.TakePendingAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
        _inner.DeferPendingAsync(scope, number, failureCount, leasedUntil, cancellationToken);

    public virtual ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken) =>
        _inner.RemovePendingAsync(scope, number, cancellationToken);

    public virtual ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken) =>
        _inner.LoadPublicationsAsync(scope, cancellationToken);

    public virtual ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken) =>
        _inner.TryPublishAsync(scope, expectedNumber, publications, cancellationToken);

    public virtual ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken) =>
        _inner.GetOrAddSecretAsync(scope, candidate, cancellationToken);

    protected async ValueTask<CustomerRecord?> FindAsync(CustomerKey key) =>
        (await _inner.LoadAsync(key, null, CancellationToken.None)).Record;

    protected async ValueTask<long> SequenceAsync(CustomerKey key) => (await FindAsync(key))?.Sequence ?? 0;
}
