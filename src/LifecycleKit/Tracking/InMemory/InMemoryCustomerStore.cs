using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// A store in memory: for tests, samples, and hosts that rebuild their customers from their own orders at start-up.
/// </summary>
/// <remarks>
/// Thread-safe. The content is lost when the process ends. Customers who were not used for a while are kept in about a third of the memory,
/// and read from that form when they are used again.
/// </remarks>
[Mutable("a store")]
public sealed partial class InMemoryCustomerStore : ICustomerStore
{
    /// <summary>The number of customers that are kept as objects, some kilobytes each.</summary>
    private const int MaxListed = 1 << 14;

    private readonly object _gate = new();
    private readonly Dictionary<string, ShopTable> _shops = new(StringComparer.Ordinal);
    private readonly DeliveryTable _deliveries = new();
    private readonly PlayCountTable _playCounts = new();
    private readonly PendingEventTable _pending = new();
    private readonly PackedWriter _rows = new();
    private readonly SharedValues _shared = new();
    private readonly PackedBlocks _blocks = new();
    private readonly CustomerPacking _packing;
    private readonly Func<CustomerEntry, string, bool> _hasOrder;

    /// <summary>Creates an empty store.</summary>
    public InMemoryCustomerStore()
        : this(MaxListed)
    {
    }

    /// <param name="maxListed">The number of customers that are kept as objects; 0 for none.</param>
    internal InMemoryCustomerStore(int maxListed)
    {
        _packing = new CustomerPacking(_gate, _blocks, _shared, maxListed);
        _hasOrder = (entry, orderId) => _packing.Read(entry) is { } record && Has(record, orderId);
    }

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <summary>The number of customers in the store.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _shops.Values.Sum(shop => shop.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoredCustomer stored;
        CustomerEntry? entry;
        PackedCopy packed;
        long sequence;
        lock (_gate)
        {
            if (!_shops.TryGetValue(key.Scope, out var shop)) return ValueTask.FromResult(default(StoredCustomer));
            entry = shop.Find(key.CustomerId);
            if (entry is not null) _packing.Touch(entry);
            var seenAt = entry is not null && eventKey is { } one ? shop.Seen.Find(entry, one) : null;
            stored = new StoredCustomer(entry?.Record, shop.LastPublication, seenAt, _deliveries.HasDeliveries(key));
            if (entry is null || entry.Record is not null) return ValueTask.FromResult(stored);
            // All of one instant: a later record would not belong to what is known about the event and the deliveries.
            (packed, sequence) = (_packing.Copy(entry), entry.Sequence);
        }

        using (packed) return ValueTask.FromResult(stored with { Record = _packing.Unpack(entry, packed, sequence) });
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PackedCopy packed;
        int count;
        lock (_gate)
        {
            if (Find(key) is not { } entry) return ValueTask.FromResult<IReadOnlyList<KeptEvent>>([]);
            (packed, count) = (new PackedCopy(entry.Events.Read(_blocks)), entry.Events.Count);
        }

        using (packed) return ValueTask.FromResult<IReadOnlyList<KeptEvent>>(PackedEvents.Read(packed.Bytes, count));
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(SaveListed(change) ?? SavePacked(change));
    }

    /// <summary>Saves a customer who is kept as objects; null for another one.</summary>
    private SaveOutcome? SaveListed(CustomerChange change)
    {
        SaveOutcome outcome;
        lock (_gate)
        {
            var shop = ShopOf(change.Key.Scope);
            if (shop.Find(change.Key.CustomerId) is not { IsListed: true } entry) return null;
            outcome = Save(shop, entry, change, null);
        }

        if (outcome == SaveOutcome.Saved) _packing.PackOldest();
        return outcome;
    }

    private SaveOutcome SavePacked(CustomerChange change)
    {
        var packed = _packing.TryPack(change);
        SaveOutcome outcome;
        lock (_gate)
        {
            var shop = ShopOf(change.Key.Scope);
            outcome = Save(shop, shop.Find(change.Key.CustomerId), change, packed);
        }

        _packing.Return(packed);
        return outcome;
    }

    private SaveOutcome Save(ShopTable shop, CustomerEntry? entry, CustomerChange change, PackedWriter? packed)
    {
        var outcome = Check(shop, entry, change, _hasOrder);
        if (outcome == SaveOutcome.Saved) Apply(shop, entry ?? shop.Add(change.Key), change, packed);
        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            if (!_shops.TryGetValue(scope, out var shop)) return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([]);
            var due = shop.Due.Take(asOf.UtcTicks, maxCount, entry => entry.LeasedUntilTicks <= asOf.UtcTicks);
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(Lease(due, leasedUntil));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        ArgumentNullException.ThrowIfNull(version);
        lock (_gate)
        {
            if (!_shops.TryGetValue(scope, out var shop)) return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([]);
            var outdated = shop.Outdated(version).Where(entry => entry.LeasedUntilTicks <= asOf.UtcTicks).Take(maxCount);
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(Lease([.. outdated], leasedUntil));
        }
    }

    private static bool Has(CustomerRecord record, string orderId) =>
        record.IsOfOneHistory ? record.History.Orders.FindEntry(orderId) is not null
            : record.Orders.Any(order => string.Equals(order.InForce.OrderId, orderId, StringComparison.Ordinal));

    private static void Check(string scope, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static CustomerKey[] Lease(List<CustomerEntry> entries, DateTimeOffset leasedUntil)
    {
        foreach (var entry in entries) entry.LeasedUntilTicks = leasedUntil.UtcTicks;
        return [.. entries.Select(entry => entry.Key)];
    }

    private CustomerEntry? Find(CustomerKey key) => _shops.GetValueOrDefault(key.Scope)?.Find(key.CustomerId);

    private ShopTable ShopOf(string scope)
    {
        if (!_shops.TryGetValue(scope, out var shop)) _shops[scope] = shop = new ShopTable();
        return shop;
    }

    /// <summary>Returns why a change is not to be saved; <see cref="SaveOutcome.Saved"/> when it is.</summary>
    private SaveOutcome Check(ShopTable shop, CustomerEntry? entry, CustomerChange change, Func<CustomerEntry, string, bool> hasOrder)
    {
        if ((entry?.Sequence ?? 0) != change.ExpectedSequence) return SaveOutcome.Conflict;
        var rows = change.Rows;
        var erasedTicks = change.Document.ErasedAt?.UtcTicks ?? 0;
        if (entry is not null ? entry.ErasedTicks != erasedTicks : IsErasedAfter(shop, rows.Tombstone, erasedTicks))
            return SaveOutcome.Conflict;
        foreach (var order in rows.ChangedOrders)
        {
            if (shop.IsOfAnother(order.InForce.OrderId, entry?.Number ?? -1, hasOrder, out _)) return SaveOutcome.Refused;
        }

        if (rows.CountedPlay is { } use && !_playCounts.Allows(change.Key.Scope, use)) return SaveOutcome.BudgetSpent;
        if (rows.AppliedPending is { } number && !_pending.Remove(change.Key.Scope, number)) return SaveOutcome.Duplicate;
        return SaveOutcome.Saved;
    }

    private void Apply(ShopTable shop, CustomerEntry entry, CustomerChange change, PackedWriter? packed)
    {
        var rows = change.Rows;
        if (!ReferenceEquals(rows, ChangedRows.None))
        {
            if (rows.CountedPlay is { } counted) _playCounts.Add(change.Key.Scope, counted);
            foreach (var orderId in rows.RemovedOrders) shop.RemoveOwner(orderId, entry.Number);
            foreach (var order in rows.ChangedOrders)
            {
                shop.IsOfAnother(order.InForce.OrderId, entry.Number, static (_, _) => false, out var isKnown);
                if (!isKnown) shop.AddOwner(order.InForce.OrderId, entry.Number);
            }

            if (!rows.RemovedEvents.IsEmpty) RemoveEvents(entry, rows.RemovedEvents.AsSpan());
            AddTransitions(entry, change);
            foreach (var forwarded in rows.Forwarded) _pending.Append(forwarded.Customer, forwarded.Event);
            if (!rows.AddedSeen.IsEmpty) shop.Seen.Add(entry, rows.AddedSeen, rows.ForgetSeenBefore);
        }

        AddEvents(entry, change);
        // Only a record of rows needs the one before.
        _packing.Keep(entry, CustomerRecord.After(change.IsOfOneHistory ? null : _packing.Read(entry), change), packed);
        entry.Sequence++;
        entry.LeasedUntilTicks = 0;
        entry.ErasedTicks = change.Document.ErasedAt?.UtcTicks ?? 0;
        shop.SetVersion(entry, change.Version);
        shop.SetFailures(entry, change.FailureCount);
        shop.Due.Set(entry, change.DueAt?.UtcTicks ?? long.MaxValue);
    }

    private void AddEvents(CustomerEntry entry, CustomerChange change)
    {
        if (change.PackedEvent is { } packed)
        {
            entry.Events.Append(_blocks, packed, 1);
            return;
        }

        var added = change.AddedEvents;
        if (added.IsEmpty) return;
        _rows.Clear();
        foreach (var kept in added) PackedEvents.Write(_rows, kept);
        entry.Events.Append(_blocks, _rows.Written, added.Length);
    }

    private void RemoveEvents(CustomerEntry entry, ReadOnlySpan<long> numbers)
    {
        HashSet<long> removed = [.. numbers];
        var count = 0;
        _rows.Clear();
        foreach (var kept in PackedEvents.Read(entry.Events.Read(_blocks), entry.Events.Count))
        {
            if (removed.Contains(kept.Number)) continue;
            PackedEvents.Write(_rows, kept);
            count++;
        }

        entry.Events.Write(_blocks, _rows.Written, count);
    }

    private void AddTransitions(CustomerEntry entry, CustomerChange change)
    {
        if (change.AddedTransitions.IsEmpty) return;
        _deliveries.Add(change);
        _rows.Clear();
        foreach (var kept in change.AddedTransitions) PackedTransitions.Write(_rows, kept, _shared);
        entry.Transitions.Append(_blocks, _rows.Written, change.AddedTransitions.Length);
    }
}
