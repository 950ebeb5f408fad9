using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StuckCustomer>> ListStuckAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StuckCustomer>>(
            [
                .. _stuck.Where(key => key.Scope == scope && string.CompareOrdinal(key.CustomerId, afterCustomerId) > 0).Take(maxCount)
                    .Select(key => new StuckCustomer(key, _records[key].Document.FailureCount, _records[key].DueAt)),
            ]);
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
        ReadAsync<LedgerEntry>(scope, afterCustomerId, key => [.. _records[key].Orders.Values], cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptEvent>> ReadEventsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        ReadAsync<KeptEvent>(scope, afterCustomerId, key => _events.TryGetValue(key, out var events) ? [.. events] : [], cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<CustomerRows<KeptTransition>> ReadTransitionsAsync(
        string scope, string? afterCustomerId, CancellationToken cancellationToken) =>
        ReadAsync(scope, afterCustomerId, _transitions.Of, cancellationToken);

    private IAsyncEnumerable<CustomerRows<T>> ReadAsync<T>(
        string scope, string? afterCustomerId, Func<CustomerKey, ImmutableArray<T>> rowsOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return ReadPagesAsync(scope, afterCustomerId, rowsOf, cancellationToken);
    }

    private async IAsyncEnumerable<CustomerRows<T>> ReadPagesAsync<T>(
        string scope, string? afterCustomerId, Func<CustomerKey, ImmutableArray<T>> rowsOf,
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
                lock (_gate) rows = rowsOf(key);
                if (!rows.IsEmpty) yield return new CustomerRows<T>(key, rows);
            }

            afterCustomerId = keys.Count == 0 ? null : keys[^1].CustomerId;
        }
        while (keys.Count == PageSize);
    }
}
