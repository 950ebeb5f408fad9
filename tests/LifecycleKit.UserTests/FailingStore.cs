using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A store in memory that fails until it works.</summary>
internal sealed class FailingStore : ICustomerStore
{
    private readonly InMemoryCustomerStore _inner = new();

    public bool Works { get; set; }

    public bool IsDurable => false;

    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Works ? _inner.LoadAsync(key, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<bool> TrySaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
        Works ? _inner.TrySaveAsync(change, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(
        string scope, DateTimeOffset asOf, int maxCount, CancellationToken cancellationToken) =>
        Works ? _inner.FindDueAsync(scope, asOf, maxCount, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(
        string scope, string version, int maxCount, CancellationToken cancellationToken) =>
        Works ? _inner.FindOutdatedAsync(scope, version, maxCount, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Works ? _inner.ListAsync(scope, afterCustomerId, maxCount, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken) =>
        Works ? _inner.LoadPublicationsAsync(scope, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken) =>
        Works ? _inner.TryPublishAsync(scope, expectedNumber, publications, cancellationToken) : throw new IOException("the store is away");

    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken) =>
        Works ? _inner.GetOrAddSecretAsync(scope, candidate, cancellationToken) : throw new IOException("the store is away");
}
