namespace LifecycleKit.Tracking;

/// <summary>Keeps customers in memory: for tests, samples and hosts that rebuild from their own orders at start-up.</summary>
/// <remarks>Thread-safe. Nothing survives the process.</remarks>
[Mutable("a store")]
public sealed class InMemoryCustomerStore : ICustomerStore
{
    private readonly object _gate = new();
    private readonly Dictionary<CustomerKey, CustomerRecord> _records = [];
    private readonly SortedSet<(long DueTicks, CustomerKey Key)> _due = [];
    private readonly Dictionary<string, HashSet<CustomerKey>> _byVersion = new(StringComparer.Ordinal);

    /// <summary>How many customers are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _records.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<CustomerRecord?> LoadAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CustomerRecord? record;
        lock (_gate) record = _records.GetValueOrDefault(key);
        // What is kept is never changed, only replaced: so it can be copied outside the lock.
        return ValueTask.FromResult(record?.Clone());
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(CustomerRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var kept = record.Clone();
        kept.Sequence++;
        lock (_gate)
        {
            var before = _records.GetValueOrDefault(record.Key);
            if ((before?.Sequence ?? 0) != record.Sequence) return ValueTask.FromResult(false);
            if (before is not null) Unlist(before);
            _records[record.Key] = kept;
            List(kept);
        }

        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(DateTimeOffset asOf, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var keys = new List<CustomerKey>();
        lock (_gate)
        {
            foreach (var (dueTicks, key) in _due)
            {
                if (dueTicks > asOf.UtcTicks || keys.Count == most) break;
                keys.Add(key);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(keys);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(string version, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var keys = new List<CustomerKey>();
        lock (_gate)
        {
            foreach (var (other, customers) in _byVersion)
            {
                if (!string.Equals(other, version, StringComparison.Ordinal)) keys.AddRange(customers.Take(most - keys.Count));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(keys);
    }

    private void List(CustomerRecord record)
    {
        if (record.DueTicks != long.MaxValue) _due.Add((record.DueTicks, record.Key));
        if (!_byVersion.TryGetValue(record.Version, out var customers)) _byVersion[record.Version] = customers = [];
        customers.Add(record.Key);
    }

    private void Unlist(CustomerRecord record)
    {
        _due.Remove((record.DueTicks, record.Key));
        var customers = _byVersion[record.Version];
        customers.Remove(record.Key);
        if (customers.Count == 0) _byVersion.Remove(record.Version);
    }
}
