using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>
/// A store as a user would write it over a database: text in tables, nothing else. A tracker over it works as after a restart.
/// </summary>
internal sealed partial class JsonCustomerStore : ICustomerStore
{
    private readonly object _gate = new();
    private readonly Dictionary<CustomerKey, Row> _customers = [];
    private readonly SortedDictionary<long, (PendingEvent Event, DateTimeOffset? LeasedUntil)> _pending = [];
    private readonly Dictionary<string, List<string>> _publications = [];
    private readonly Dictionary<string, string> _secrets = [];
    private long _lastPending;

    public JsonCustomerStore()
    {
    }

    /// <summary>Opens the tables of another store, as a restarted process does.</summary>
    private JsonCustomerStore(JsonCustomerStore tables)
    {
        (_customers, _pending, _publications, _secrets) = (tables._customers, tables._pending, tables._publications, tables._secrets);
        (_deliveries, _playCounts, _tombstones) = (tables._deliveries, tables._playCounts, tables._tombstones);
        _lastPending = tables._lastPending;
    }

    public bool IsDurable => true;

    public int LoadCount { get; private set; }

    public int SaveCount { get; private set; }

    /// <summary>How many characters the last save wrote of documents and rows.</summary>
    public int LastSaveLength { get; private set; }

    public JsonCustomerStore Reopen() => new(this);

    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            LoadCount++;
            var number = _publications.TryGetValue(key.Scope, out var all) ? all.Count : 0;
            if (!_customers.TryGetValue(key, out var row)) return ValueTask.FromResult(new StoredCustomer(null, number));
            DateTimeOffset? seenAt = eventKey is { } one && row.Seen.TryGetValue(one, out var at) ? at : null;
            return ValueTask.FromResult(
                new StoredCustomer(row.ToRecord(key), number, seenAt, _deliveries.Keys.Any(delivery => delivery.Key == key)));
        }
    }

    public ValueTask<IReadOnlyList<KeptEvent>> LoadEventsAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<KeptEvent>>(
                _customers.TryGetValue(key, out var row)
                    ? row.KeptEvents : []);
        }
    }

    public ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var outcome = Check(change, []);
            if (outcome == SaveOutcome.Saved) Apply(change);
            return ValueTask.FromResult(outcome);
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> TakeDueAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Take(
                _customers.Where(row => row.Key.Scope == scope && row.Value.DueAt <= asOf).OrderBy(row => row.Value.DueAt), asOf,
                leasedUntil, maxCount);
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> TakeOutdatedAsync(
        string scope, string version, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Take(
                _customers.Where(row => row.Key.Scope == scope && row.Value.Version != version), asOf, leasedUntil, maxCount);
        }
    }

    public ValueTask AppendPendingAsync(CustomerKey key, CustomerEvent customerEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Append(key, customerEvent);
            return ValueTask.CompletedTask;
        }
    }

    private void Append(CustomerKey key, in CustomerEvent customerEvent)
    {
        var number = ++_lastPending;
        _pending.Add(number, (new PendingEvent(number, key, CustomerEvent.FromJson(customerEvent.ToJson()), 0), null));
    }

    public ValueTask<IReadOnlyList<PendingEvent>> TakePendingAsync(
        string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var rows = _pending.Values.Where(row => row.Event.Customer.Scope == scope).ToList();
            PendingEvent[] taken =
            [
                .. rows.Where(row => !(row.LeasedUntil > asOf) && !rows.Exists(
                    other => other.Event.Number < row.Event.Number && other.Event.Customer == row.Event.Customer
                        && other.Event.FailureCount == 0 && other.LeasedUntil > asOf)).Take(maxCount).Select(row => row.Event),
            ];
            foreach (var one in taken) _pending[one.Number] = (one, leasedUntil);
            return ValueTask.FromResult<IReadOnlyList<PendingEvent>>(taken);
        }
    }

    public ValueTask DeferPendingAsync(
        string scope, long number, int failureCount, DateTimeOffset leasedUntil, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_pending.TryGetValue(number, out var row) && row.Event.Customer.Scope == scope)
                _pending[number] = (row.Event with { FailureCount = failureCount }, leasedUntil);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask RemovePendingAsync(string scope, long number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            RemovePending(scope, number);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(
            [
                .. _customers.Keys.Where(key => key.Scope == scope && string.CompareOrdinal(key.CustomerId, afterCustomerId) > 0)
                    .OrderBy(key => key.CustomerId, StringComparer.Ordinal).Take(maxCount),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<Publication>>(
                _publications.TryGetValue(scope, out var all) ? [.. all.Select(Publication.FromJson)] : []);
        }
    }

    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_publications.TryGetValue(scope, out var all)) _publications[scope] = all = [];
            if (all.Count != expectedNumber) return ValueTask.FromResult(false);
            all.AddRange(publications.Select(publication => publication.ToJson()));
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _secrets.TryAdd(scope, candidate);
            return ValueTask.FromResult(_secrets[scope]);
        }
    }

    private static ValueTask<IReadOnlyList<CustomerKey>> Take(
        IEnumerable<KeyValuePair<CustomerKey, Row>> rows, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount)
    {
        var taken = rows.Where(row => !(row.Value.LeasedUntil > asOf)).Take(maxCount).ToList();
        taken.ForEach(row => row.Value.LeasedUntil = leasedUntil);
        return ValueTask.FromResult<IReadOnlyList<CustomerKey>>([.. taken.Select(row => row.Key)]);
    }

    private bool RemovePending(string scope, long number) =>
        _pending.TryGetValue(number, out var row) && row.Event.Customer.Scope == scope && _pending.Remove(number);

    private sealed class Row
    {
        public long Sequence { get; set; }

        public string Document { get; set; } = string.Empty;

        public string Version { get; set; } = string.Empty;

        public DateTimeOffset? DueAt { get; set; }

        public DateTimeOffset? LeasedUntil { get; set; }

        public DateTimeOffset? ErasedAt { get; set; }

        public int FailureCount { get; set; }

        public SortedDictionary<long, (string Json, bool IsMuted)> Transitions { get; } = [];

        public Dictionary<string, string> Orders { get; } = [];

        public SortedDictionary<long, (string Json, int Identity)> Events { get; } = [];

        public IReadOnlyList<KeptEvent> KeptEvents =>
            [.. Events.Select(kept => new KeptEvent(kept.Key, CustomerEvent.FromJson(kept.Value.Json), kept.Value.Identity))];

        public Dictionary<EventKey, DateTimeOffset> Seen { get; } = [];

        public CustomerRecord ToRecord(CustomerKey key) => new()
        {
            Key = key,
            Sequence = Sequence,
            Document = CustomerDocument.FromJson(Document),
            Version = Version,
            DueAt = DueAt,
            Orders = [.. Orders.Values.Select(LedgerEntry.FromJson)],
        };
    }
}
