using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<SaveOutcome> SaveTogetherAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Any(change => change is null or { CountedPlay: not null } or { AppliedPending: not null }))
            throw new ArgumentException("A change is null, counts a play or applies a pending event.", nameof(changes));
        cancellationToken.ThrowIfCancellationRequested();
        var moved = changes.SelectMany(change => change.RemovedOrders.Select(orderId => (change.Key, orderId))).ToHashSet();
        List<PackedWriter?> packed = [.. changes.Select(change => _packing.TryPack(change))];
        var outcome = SaveTogether(changes, packed, moved);
        foreach (var writer in packed) _packing.Return(writer);
        return ValueTask.FromResult(outcome);
    }

    private SaveOutcome SaveTogether(
        IReadOnlyList<CustomerChange> changes, List<PackedWriter?> packed, HashSet<(CustomerKey Key, string OrderId)> moved)
    {
        lock (_gate)
        {
            var outcomes = changes.Select(change =>
            {
                var shop = ShopOf(change.Key.Scope);
                return Check(
                    shop, shop.Find(change.Key.CustomerId), change,
                    (entry, orderId) => !moved.Contains((entry.Key, orderId)) && _hasOrder(entry, orderId));
            }).Distinct().Order().ToList();
            if (outcomes is not ([] or [SaveOutcome.Saved]))
                return outcomes.Contains(SaveOutcome.Conflict) ? SaveOutcome.Conflict : outcomes[^1];
            foreach (var (change, writer) in changes.Zip(packed))
            {
                var shop = ShopOf(change.Key.Scope);
                var entry = shop.Find(change.Key.CustomerId) ?? shop.Add(change.Key);
                Apply(shop, entry, change, writer);
            }
        }

        return SaveOutcome.Saved;
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> EraseTogetherAsync(IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasures);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!erasures.All(one => (Find(one.Key)?.Sequence ?? 0) == one.ExpectedSequence))
                return ValueTask.FromResult(SaveOutcome.Conflict);
            foreach (var one in erasures) Erase(one);
            return ValueTask.FromResult(SaveOutcome.Saved);
        }
    }
}
