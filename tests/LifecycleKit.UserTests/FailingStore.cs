using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A store in memory that fails until it works.</summary>
internal sealed class FailingStore : ICustomerStore
{
    private readonly InMemoryCustomerStore _inner = new();

    public bool Works { get; set; }

    public bool IsDurable => false;

    private InMemoryCustomerStore Inner => Works ? _inner : throw new IOException("the store is away");

    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
        Inner.LoadAsync(key, eventKey, cancellationToken);

    public ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Inner.LoadEventsAsync(key, cancellationToken);

    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
        Inner.SaveAsync(change, cancellationToken);

    public ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakeOutdatedAsync(scope, version, asOf, leasedUntil, maxCount, cancellationToken);

    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListAsync(scope, afterCustomerId, maxCount, cancellationToken);

    public ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
        Inner.AppendPendingAsync(key, customerEvent, cancellationToken);

    public ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakePendingAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
        Inner.DeferPendingAsync(scope, number, failureCount, leasedUntil, cancellationToken);

    public ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken) =>
        Inner.RemovePendingAsync(scope, number, cancellationToken);

    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken) =>
        Inner.LoadPublicationsAsync(scope, cancellationToken);

    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken) =>
        Inner.TryPublishAsync(scope, expectedNumber, publications, cancellationToken);

    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken) =>
        Inner.GetOrAddSecretAsync(scope, candidate, cancellationToken);
}
