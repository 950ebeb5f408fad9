using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// A store in memory: for tests, samples, and hosts that rebuild their customers from their own orders at start-up.
/// </summary>
/// <remarks>Thread-safe. The content is lost when the process ends.</remarks>
[Mutable("a store")]
public sealed partial class InMemoryCustomerStore : ICustomerStore
{
    private readonly object _gate = new();
    private readonly Dictionary<CustomerKey, CustomerRecord> _records = [];
    private readonly Dictionary<CustomerKey, List<KeptEvent>> _events = [];
    private readonly SeenEventTable _seen = new();
    private readonly Dictionary<string, SortedSet<CustomerKey>> _keys = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Scope, DateTimeOffset DueAt, CustomerKey Key)> _due = new(ByDue.Instance);
    private readonly Dictionary<(string Scope, string Version), SortedSet<CustomerKey>> _byVersion = [];
    private readonly Dictionary<(string Scope, string OrderId), CustomerKey> _orderOwners = [];
    private readonly Dictionary<CustomerKey, DateTimeOffset> _leases = [];
    private readonly SortedSet<CustomerKey> _stuck = [];
    private readonly TransitionTable _transitions = new();
    private readonly PlayCountTable _playCounts = new();
    private readonly PendingEventTable _pending = new();
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
    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var seenAt = eventKey is { } one ? _seen.Find(key, one) : null;
            return ValueTask.FromResult(
                new StoredCustomer(_records.GetValueOrDefault(key), LastNumber(key.Scope), seenAt, _transitions.HasDeliveries(key)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<KeptEvent>>(_events.TryGetValue(key, out var events) ? [.. events] : []);
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        cancellationToken.ThrowIfCancellationRequested();
        CustomerRecord? before;
        lock (_gate) before = _records.GetValueOrDefault(change.Key);
        if ((before?.Sequence ?? 0) != change.ExpectedSequence) return ValueTask.FromResult(SaveOutcome.Conflict);
        // Records never change, so the next one is made outside the lock.
        var after = (before ?? CustomerRecord.Empty(change.Key, change.Document.SubjectKey, currency: null)).After(change);
        lock (_gate) return ValueTask.FromResult(Replace(before, after, change));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate)
        {
            // The end is the next text after the scope, so that a customer who is due at the last instant is in the view.
            var due = _due.GetViewBetween((scope, DateTimeOffset.MinValue, default), (scope + '\0', DateTimeOffset.MinValue, default))
                .TakeWhile(one => one.DueAt <= asOf).Select(one => one.Key);
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(Lease(due, asOf, leasedUntil, maxCount));
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
            var outdated = _byVersion
                .Where(pair => pair.Key.Scope == scope && !string.Equals(pair.Key.Version, version, StringComparison.Ordinal))
                .SelectMany(pair => pair.Value);
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(Lease(outdated, asOf, leasedUntil, maxCount));
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
    public ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Append(key, customerEvent);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        Check(scope, maxCount, cancellationToken);
        lock (_gate) return ValueTask.FromResult(_pending.Take(scope, asOf, leasedUntil, maxCount));
    }

    /// <inheritdoc/>
    public ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Defer(scope, number, failureCount, leasedUntil);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) _pending.Remove(scope, number);
        return ValueTask.CompletedTask;
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

    private SaveOutcome Replace(CustomerRecord? before, CustomerRecord after, CustomerChange change)
    {
        if (!ReferenceEquals(_records.GetValueOrDefault(change.Key), before)) return SaveOutcome.Conflict;
        var scope = change.Key.Scope;
        foreach (var order in change.ChangedOrders)
        {
            if (_orderOwners.TryGetValue((scope, order.InForce.OrderId), out var owner) && owner != change.Key) return SaveOutcome.Refused;
        }

        if (change.CountedPlay is { } use && !_playCounts.Allows(scope, use)) return SaveOutcome.BudgetSpent;
        if (change.AppliedPending is { } number && !_pending.Remove(scope, number)) return SaveOutcome.Duplicate;
        if (change.CountedPlay is { } counted) _playCounts.Add(scope, counted);
        foreach (var order in change.ChangedOrders) _orderOwners[(scope, order.InForce.OrderId)] = change.Key;
        if (before is not null) Unlist(before);
        _records[change.Key] = after;
        _leases.Remove(change.Key);
        SaveEvents(change);
        _transitions.Add(change);
        _seen.Add(change.Key, change.AddedSeen, change.ForgetSeenBefore);
        List(after);
        return SaveOutcome.Saved;
    }

    private void SaveEvents(CustomerChange change)
    {
        if (change.AddedEvents.IsEmpty && change.RemovedEvents.IsEmpty) return;
        if (!_events.TryGetValue(change.Key, out var events)) _events[change.Key] = events = [];
        if (!change.RemovedEvents.IsEmpty)
        {
            var removed = change.RemovedEvents.ToHashSet();
            events.RemoveAll(kept => removed.Contains(kept.Number));
        }

        events.AddRange(change.AddedEvents);
    }

    private CustomerKey[] Lease(
        IEnumerable<CustomerKey> keys, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount)
    {
        CustomerKey[] taken = [.. keys.Where(key => !(_leases.TryGetValue(key, out var end) && end > asOf)).Take(maxCount)];
        foreach (var key in taken) _leases[key] = leasedUntil;
        return taken;
    }

    private void List(CustomerRecord record)
    {
        if (record.DueAt is { } due) _due.Add((record.Key.Scope, due, record.Key));
        if (record.Document.FailureCount > 0) _stuck.Add(record.Key);
        if (!_byVersion.TryGetValue((record.Key.Scope, record.Version), out var customers))
            _byVersion[(record.Key.Scope, record.Version)] = customers = [];
        customers.Add(record.Key);
        if (!_keys.TryGetValue(record.Key.Scope, out var keys)) _keys[record.Key.Scope] = keys = [];
        keys.Add(record.Key);
    }

    private void Unlist(CustomerRecord record)
    {
        if (record.DueAt is { } due) _due.Remove((record.Key.Scope, due, record.Key));
        if (record.Document.FailureCount > 0) _stuck.Remove(record.Key);
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
