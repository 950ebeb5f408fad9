using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that take different keys for equal.</summary>
internal static class KeyFaults
{
    /// <summary>Finds customers under a key that is made from the caller's; what it returns has the caller's key.</summary>
    public sealed class FoldedCustomer(Func<string, string> scopes, Func<string, string> ids) : StoreWithFault
    {
        public override async ValueTask<StoredCustomer> LoadAsync(
            CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
        {
            var loaded = await base.LoadAsync(Folded(key), eventKey, cancellationToken);
            if (loaded.Record is not { } found) return loaded;
            return loaded with
            {
                Record = new CustomerRecord
                {
                    Key = key,
                    Sequence = found.Sequence,
                    Document = found.Document,
                    Version = found.Version,
                    DueAt = found.DueAt,
                    Orders = found.Orders,
                },
            };
        }

        public override ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken) =>
            base.LoadEventsAsync(Folded(key), cancellationToken);

        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
            base.SaveAsync(change with { Key = Folded(change.Key) }, cancellationToken);

        private CustomerKey Folded(CustomerKey key) => new(scopes(key.Scope), ids(key.CustomerId));
    }

    public sealed class FoldedEvent(Func<string, string> ids) : StoreWithFault
    {
        public override ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken) =>
            base.LoadAsync(key, eventKey is { } one ? Folded(one) : null, cancellationToken);

        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken) => base.SaveAsync(
            change with { AddedSeen = [.. change.AddedSeen.Select(seen => seen with { Key = Folded(seen.Key) })] }, cancellationToken);

        private EventKey Folded(EventKey key) => key with { EventId = ids(key.EventId) };
    }

    /// <summary>Lists customers as an index with another collation does.</summary>
    public sealed class ListedOtherwise(IComparer<string> order) : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
            string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        [
            .. (await base.ListAsync(scope, afterCustomerId, maxCount, cancellationToken)).OrderBy(key => key.CustomerId, order),
        ];
    }

    public sealed class ShopOfListIgnored : StoreWithFault
    {
        private readonly HashSet<string> _shops = [];

        public override ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            lock (_shops) _shops.Add(change.Key.Scope);
            return base.SaveAsync(change, cancellationToken);
        }

        public override async ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
            string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
        {
            var all = new List<CustomerKey>(await base.ListAsync(scope, afterCustomerId, maxCount, cancellationToken));
            foreach (var other in _shops.Where(one => one != scope))
                all.AddRange(await base.ListAsync(other, afterCustomerId, maxCount, cancellationToken));
            return [.. all.Take(maxCount)];
        }
    }
}
