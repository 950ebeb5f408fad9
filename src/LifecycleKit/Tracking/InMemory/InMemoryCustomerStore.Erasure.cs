namespace LifecycleKit.Tracking;

public sealed partial class InMemoryCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        return EraseTogetherAsync([erasure], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> FindTombstoneAsync(string scope, string tombstone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(tombstone);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<DateTimeOffset?>(
                _shops.TryGetValue(scope, out var shop) && shop.Tombstones.TryGetValue(tombstone, out var at) ? at : null);
        }
    }

    private static bool IsErasedAfter(ShopTable shop, string? tombstone, long ticks) =>
        tombstone is not null && shop.Tombstones.TryGetValue(tombstone, out var at) && at.UtcTicks > ticks;

    private void Erase(CustomerErasure erasure)
    {
        var shop = ShopOf(erasure.Key.Scope);
        if (shop.Find(erasure.Key.CustomerId) is { } entry) Remove(shop, entry);
        if (erasure.Tombstone is not { } tombstone) return;
        _pending.Remove(erasure.Key);
        var at = erasure.At.ToUniversalTime();
        if (!shop.Tombstones.TryGetValue(tombstone, out var known) || known < at) shop.Tombstones[tombstone] = at;
    }

    private void Remove(ShopTable shop, CustomerEntry entry)
    {
        foreach (var order in _packing.Read(entry)!.Orders) shop.RemoveOwner(order.InForce.OrderId, entry.Number);
        foreach (var kept in PackedEvents.Read(entry.Events.Read(_blocks), entry.Events.Count))
        {
            if (kept.Event.Key is { } key) shop.Seen.Remove(entry, key);
        }

        _deliveries.Remove(entry.Key);
        _packing.Remove(entry);
        entry.Events.Write(_blocks, [], 0);
        entry.Transitions.Write(_blocks, [], 0);
        shop.Remove(entry);
    }
}
