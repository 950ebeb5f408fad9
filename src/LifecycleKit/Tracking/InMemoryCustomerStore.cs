namespace LifecycleKit.Tracking;

/// <summary>
/// A store in memory: for tests, samples, and hosts that rebuild their customers from their own orders at start-up.
/// </summary>
/// <remarks>Thread-safe. The content is lost when the process ends.</remarks>
[Mutable("a store")]
public sealed class InMemoryCustomerStore : ICustomerStore
{
    private readonly object _gate = new();
    private readonly Dictionary<CustomerKey, CustomerRecord> _records = [];
    private readonly Dictionary<string, SortedSet<CustomerKey>> _keys = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Scope, DateTimeOffset DueAt, CustomerKey Key)> _due = new(ByDue.Instance);
    private readonly Dictionary<(string Scope, string Version), SortedSet<CustomerKey>> _byVersion = [];
    private readonly Dictionary<string, List<Publication>> _publications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <summary>The number of customers in the store.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _records.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(new StoredCustomer(_records.GetValueOrDefault(key), LastNumber(key.Scope)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        CustomerRecord? before;
        lock (_gate) before = _records.GetValueOrDefault(change.Key);
        if ((before?.Sequence ?? 0) != change.ExpectedSequence) return ValueTask.FromResult(false);
        // Records never change, so the next one is made outside the lock.
        var after = (before ?? CustomerRecord.Empty(change.Key, change.Document.SubjectKey, currency: null)).After(change);
        lock (_gate)
        {
            if (!ReferenceEquals(_records.GetValueOrDefault(change.Key), before)) return ValueTask.FromResult(false);
            if (before is not null) Unlist(before);
            _records[change.Key] = after;
            List(after);
        }

        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(
        string scope, DateTimeOffset asOf, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            var due = _due.GetViewBetween((scope, DateTimeOffset.MinValue, default), (scope, DateTimeOffset.MaxValue, default));
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(
                [.. due.TakeWhile(one => one.DueAt <= asOf).Take(maxCount).Select(one => one.Key)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(
        string scope, string version, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        ArgumentNullException.ThrowIfNull(version);
        lock (_gate)
        {
            var outdated =
                _byVersion.Where(pair => pair.Key.Scope == scope && !string.Equals(pair.Key.Version, version, StringComparison.Ordinal));
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([.. outdated.SelectMany(pair => pair.Value).Take(maxCount)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            if (!_keys.TryGetValue(scope, out var keys)) return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([]);
            if (afterCustomerId is null) return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([.. keys.Take(maxCount)]);
            var after = new CustomerKey(scope, afterCustomerId);
            if (after >= keys.Max) return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([]);
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(
                [.. keys.GetViewBetween(after, keys.Max).Where(key => key != after).Take(maxCount)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<Publication>>(_publications.TryGetValue(scope, out var all) ? [.. all] : []);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(publications);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (LastNumber(scope) != expectedNumber) return ValueTask.FromResult(false);
            if (!_publications.TryGetValue(scope, out var all)) _publications[scope] = all = [];
            all.AddRange(publications);
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrEmpty(candidate);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _secrets.TryAdd(scope, candidate);
            return ValueTask.FromResult(_secrets[scope]);
        }
    }

    private static void Check(string scope, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private long LastNumber(string scope) => _publications.TryGetValue(scope, out var all) && all.Count > 0 ? all[^1].Number : 0;

    private void List(CustomerRecord record)
    {
        if (record.DueAt is { } due) _due.Add((record.Key.Scope, due, record.Key));
        if (!_byVersion.TryGetValue((record.Key.Scope, record.Version), out var customers))
            _byVersion[(record.Key.Scope, record.Version)] = customers = [];
        customers.Add(record.Key);
        if (!_keys.TryGetValue(record.Key.Scope, out var keys)) _keys[record.Key.Scope] = keys = [];
        keys.Add(record.Key);
    }

    private void Unlist(CustomerRecord record)
    {
        if (record.DueAt is { } due) _due.Remove((record.Key.Scope, due, record.Key));
        var customers = _byVersion[(record.Key.Scope, record.Version)];
        customers.Remove(record.Key);
        if (customers.Count == 0) _byVersion.Remove((record.Key.Scope, record.Version));
    }

    private sealed class ByDue : IComparer<(string Scope, DateTimeOffset DueAt, CustomerKey Key)>
    {
        public static readonly ByDue Instance = new();

        public int Compare((string Scope, DateTimeOffset DueAt, CustomerKey Key) x, (string Scope, DateTimeOffset DueAt, CustomerKey Key) y)
        {
            var order = string.CompareOrdinal(x.Scope, y.Scope);
            if (order == 0) order = x.DueAt.CompareTo(y.DueAt);
            return order != 0 ? order : x.Key.CompareTo(y.Key);
        }
    }
}
