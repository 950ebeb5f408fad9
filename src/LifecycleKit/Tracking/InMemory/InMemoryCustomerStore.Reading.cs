using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        CustomerEntry[] entries;
        lock (_gate) entries = _shops.GetValueOrDefault(scope)?.After(afterCustomerId, maxCount) ?? [];
        return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(Array.ConvertAll(entries, entry => entry.Key));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            if (!_shops.TryGetValue(scope, out var shop)) return ValueTask.FromResult<IReadOnlyList<StuckCustomer>>([]);
            return ValueTask.FromResult<IReadOnlyList<StuckCustomer>>(
            [
                .. shop.StuckAfter(afterCustomerId).Take(maxCount)
                    .Select(entry => new StuckCustomer(entry.Key, entry.FailureCount, _packing.Read(entry)!.DueAt)),
            ]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Backlog> LoadBacklogAsync(string scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_deliveries.AddTo(new Backlog
            {
                PendingEventCount = _pending.Count(scope),
                CustomerDueAt = _shops.GetValueOrDefault(scope)?.Due.First is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            }, scope));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DailyPlayCount>> LoadPlayCountsAsync(
        string scope, DateOnly from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(_playCounts.From(scope, from));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<LedgerEntry>> ReadOrdersAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        ReadAsync<LedgerEntry>(scope, afterCustomerId, entry => _packing.Read(entry)!.Orders, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        ReadAsync(
            scope, afterCustomerId, entry => PackedEvents.Read(entry.Events.Read(_blocks), entry.Events.Count), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        ReadAsync(
            scope, afterCustomerId, entry => PackedTransitions.Read(entry.Key, entry.Transitions.Read(_blocks), _shared),
            cancellationToken);

    private IAsyncEnumerable<CustomerRows<T>> ReadAsync<T>(
        string scope, string? afterCustomerId, Func<CustomerEntry, ImmutableArray<T>> rowsOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return ReadPagesAsync(scope, afterCustomerId, rowsOf, cancellationToken);
    }

    private async IAsyncEnumerable<CustomerRows<T>> ReadPagesAsync<T>(
        string scope, string? afterCustomerId, Func<CustomerEntry, ImmutableArray<T>> rowsOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<CustomerKey> keys;
        do
        {
            keys = await ListAsync(scope, afterCustomerId, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var key in keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ImmutableArray<T> rows;
                lock (_gate) rows = Find(key) is { } entry ? rowsOf(entry) : [];
                if (!rows.IsEmpty) yield return new CustomerRows<T>(key, rows);
            }

            afterCustomerId = keys.Count == 0 ? null : keys[^1].CustomerId;
        }
        while (keys.Count == PageSize);
    }
}
