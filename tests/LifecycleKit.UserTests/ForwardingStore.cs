using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>A store that forwards every call to a store in memory; a derived class changes some of them.</summary>
internal abstract partial class ForwardingStore : ICustomerStore
{
    private readonly InMemoryCustomerStore _memory = new();

    public virtual bool IsDurable => false;

    /// <summary>The store that receives the calls.</summary>
    protected virtual ICustomerStore Inner => _memory;

    public virtual ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
        Inner.LoadAsync(key, eventKey, cancellationToken);

    public virtual ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
        Inner.LoadEventsAsync(key, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StoredCustomer>> LoadManyAsync(
        IReadOnlyList<CustomerQuery> queries, CancellationToken cancellationToken) => Inner.LoadManyAsync(queries, cancellationToken);

    public virtual ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
        Inner.SaveAsync(change, cancellationToken);

    public virtual ValueTask<IReadOnlyList<SaveOutcome>> SaveManyAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) => Inner.SaveManyAsync(changes, cancellationToken);

    public virtual ValueTask<SaveOutcome> SaveTogetherAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken) => Inner.SaveTogetherAsync(changes, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakeDueAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakeOutdatedAsync(scope, version, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListAsync(scope, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListStuckAsync(scope, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken) =>
        Inner.LoadBacklogAsync(scope, cancellationToken);

    public virtual IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        Inner.ReadOrdersAsync(scope, afterCustomerId, cancellationToken);

    public virtual IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        Inner.ReadEventsAsync(scope, afterCustomerId, cancellationToken);

    public virtual IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        Inner.ReadTransitionsAsync(scope, afterCustomerId, cancellationToken);

    public virtual ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
        string scope, DateOnly from, CancellationToken cancellationToken) => Inner.LoadPlayCountsAsync(scope, from, cancellationToken);

    public virtual ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken) =>
        Inner.AppendPendingAsync(key, customerEvent, cancellationToken);

    public virtual ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken) =>
        Inner.TakePendingAsync(scope, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
        Inner.DeferPendingAsync(scope, number, failureCount, leasedUntil, cancellationToken);

    public virtual ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken) =>
        Inner.RemovePendingAsync(scope, number, cancellationToken);

    public virtual ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken) =>
        Inner.LoadPublicationsAsync(scope, cancellationToken);

    public virtual ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken) =>
        Inner.TryPublishAsync(scope, expectedNumber, publications, cancellationToken);

    public virtual ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken) =>
        Inner.GetOrAddSecretAsync(scope, candidate, cancellationToken);

    public virtual ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount,
        CancellationToken cancellationToken) =>
        Inner.TakeDeliveriesAsync(scope, handlers, asOf, leasedUntil, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil,
        CancellationToken cancellationToken) => Inner.TakeDeliveriesAsync(key, handlers, asOf, leasedUntil, cancellationToken);

    public virtual ValueTask<PendingDelivery?> CompleteDeliveryAsync(
        CustomerKey key, string handler, long number, DateTimeOffset leasedUntil, CancellationToken cancellationToken) =>
        Inner.CompleteDeliveryAsync(key, handler, number, leasedUntil, cancellationToken);

    public virtual ValueTask DeferDeliveryAsync(
        CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt,
        CancellationToken cancellationToken) =>
        Inner.DeferDeliveryAsync(key, handler, number, failureCount, lastError, dueAt, cancellationToken);

    public virtual ValueTask<IReadOnlyList<PendingDelivery>> ListParkedDeliveriesAsync(
        string scope, PendingDelivery? after, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListParkedDeliveriesAsync(scope, after, maxCount, cancellationToken);

    public virtual ValueTask<int> ReleaseDeliveriesAsync(
        string scope, string handler, string? customerId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Inner.ReleaseDeliveriesAsync(scope, handler, customerId, dueAt, cancellationToken);

    public virtual ValueTask<int> DiscardDeliveriesAsync(
        string scope, string handler, string? customerId, CancellationToken cancellationToken) =>
        Inner.DiscardDeliveriesAsync(scope, handler, customerId, cancellationToken);
}
