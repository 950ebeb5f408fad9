using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>
/// A store as a user would write it over a database: text in tables, nothing else. A tracker over it works as after a restart.
/// </summary>
internal sealed class JsonCustomerStore : ICustomerStore
{
    private readonly object _gate = new();
    private readonly Dictionary<CustomerKey, Row> _customers = [];
    private readonly Dictionary<string, List<string>> _publications = [];
    private readonly Dictionary<string, string> _secrets = [];

    public bool IsDurable => true;

    public int LoadCount { get; private set; }

    public int SaveCount { get; private set; }

    /// <summary>How many characters the last save wrote of documents and rows.</summary>
    public int LastSaveLength { get; private set; }

    public ValueTask<StoredCustomer> LoadAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            LoadCount++;
            var number = _publications.TryGetValue(key.Scope, out var all) ? all.Count : 0;
            return ValueTask.FromResult(new StoredCustomer(_customers.TryGetValue(key, out var row) ? row.ToRecord(key) : null, number));
        }
    }

    public ValueTask<bool> TrySaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_customers.TryGetValue(change.Key, out var row)) row = new Row();
            if (row.Sequence != change.ExpectedSequence) return ValueTask.FromResult(false);
            SaveCount++;
            _customers[change.Key] = row;
            row.Sequence++;
            row.Document = change.Document.ToJson();
            row.Version = change.Version;
            row.DueAt = change.DueAt;
            LastSaveLength = row.Document.Length;
            foreach (var order in change.ChangedOrders) LastSaveLength += (row.Orders[order.InForce.OrderId] = order.ToJson()).Length;
            foreach (var kept in change.AddedEvents) LastSaveLength += (row.Events[kept.Number] = kept.Event.ToJson()).Length;
            foreach (var number in change.RemovedEvents) row.Events.Remove(number);
            foreach (var gone in row.Seen.Where(seen => seen.Value < change.ForgetSeenBefore).ToArray()) row.Seen.Remove(gone.Key);
            foreach (var seen in change.AddedSeen) row.Seen[seen.Key] = seen.SeenAt;
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(
        string scope, DateTimeOffset asOf, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(
                [.. _customers.Where(row => row.Key.Scope == scope && row.Value.DueAt <= asOf).OrderBy(row => row.Value.DueAt)
                    .Select(row => row.Key).Take(maxCount)]);
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(
        string scope, string version, int maxCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<CustomerKey>>(
                [.. _customers.Where(row => row.Key.Scope == scope && row.Value.Version != version).Select(row => row.Key).Take(maxCount)]);
        }
    }

    public ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        string scope, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
    {
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
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<Publication>>(
                _publications.TryGetValue(scope, out var all) ? [.. all.Select(Publication.FromJson)] : []);
        }
    }

    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
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
        lock (_gate)
        {
            _secrets.TryAdd(scope, candidate);
            return ValueTask.FromResult(_secrets[scope]);
        }
    }

    private sealed class Row
    {
        public long Sequence { get; set; }

        public string Document { get; set; } = string.Empty;

        public string Version { get; set; } = string.Empty;

        public DateTimeOffset? DueAt { get; set; }

        public Dictionary<string, string> Orders { get; } = [];

        public SortedDictionary<long, string> Events { get; } = [];

        public Dictionary<EventKey, DateTimeOffset> Seen { get; } = [];

        public CustomerRecord ToRecord(CustomerKey key) => new()
        {
            Key = key,
            Sequence = Sequence,
            Document = CustomerDocument.FromJson(Document),
            Version = Version,
            DueAt = DueAt,
            Orders = Orders.ToImmutableDictionary(order => order.Key, order => LedgerEntry.FromJson(order.Value)),
            Events = [.. Events.Select(kept => new KeptEvent(kept.Key, CustomerEvent.FromJson(kept.Value)))],
            SeenEvents = Seen.ToImmutableDictionary(),
        };
    }
}
