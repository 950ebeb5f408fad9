using System.Collections.Concurrent;

namespace LifecycleKit.Tracking;

/// <summary>
/// Reads the customers of a shop in parts: each call goes on after the last customer of the one before, and after the last customer of all
/// the next call begins again. The place is that of this process.
/// </summary>
internal sealed class CustomerPass
{
    private const int PageSize = 100;

    private readonly ConcurrentDictionary<string, string> _last = new(StringComparer.Ordinal);

    /// <summary>Reads customers in the order of their ids.</summary>
    /// <param name="store">The store.</param>
    /// <param name="scope">The shop.</param>
    /// <param name="maxCount">The maximum number of customers, at least 1.</param>
    /// <param name="visit">Called for each customer, as loaded.</param>
    /// <param name="cancellationToken">Cancels the call between two customers.</param>
    /// <returns>The number of customers that were read, and whether the pass has not ended.</returns>
    public async ValueTask<(int Count, bool HasMore)> ReadAsync(
        ICustomerStore store, string scope, int maxCount, Func<CustomerRecord, long, ValueTask> visit, CancellationToken cancellationToken)
    {
        var (read, hasMore) = (0, true);
        while (hasMore && read < maxCount)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(PageSize, maxCount - read);
            _last.TryGetValue(scope, out var last);
            var keys = await store.ListAsync(scope, last, count, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<StoredCustomer> stored = keys.Count == 0 ? []
                : await store.LoadManyAsync([.. keys.Select(key => new CustomerQuery(key, []))], cancellationToken).ConfigureAwait(false);
            foreach (var one in stored)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (one.Record is { } record) await visit(record, one.PublicationNumber).ConfigureAwait(false);
            }

            read += keys.Count;
            hasMore = keys.Count == count;
            if (hasMore) _last[scope] = keys[^1].CustomerId;
            else _last.TryRemove(scope, out _);
        }

        return (read, hasMore);
    }
}
