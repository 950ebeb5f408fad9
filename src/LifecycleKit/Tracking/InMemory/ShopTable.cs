namespace LifecycleKit.Tracking;

/// <summary>All that a store in memory has of one shop. The store holds its lock around every call.</summary>
[Mutable("belongs to a store, which holds its lock")]
internal sealed class ShopTable
{
    private readonly Dictionary<string, CustomerEntry> _byId = new(StringComparer.Ordinal);
    private readonly List<CustomerEntry?> _byNumber = [];
    private readonly Dictionary<string, VersionGroup> _versions = new(StringComparer.Ordinal);
    private readonly SortedCustomers _sorted = new();
    private readonly OrderOwners _owners = new();
    private readonly SortedSet<string> _stuck = new(StringComparer.Ordinal);
    private readonly List<int> _candidates = [];

    public ShopTable()
    {
        Due = new DueHeap(_byNumber);
    }

    public int Count => _byId.Count;

    public DueHeap Due { get; }

    public SeenEventTable Seen { get; } = new();

    public List<Publication> Publications { get; } = [];

    public string? Secret { get; set; }

    /// <summary>The instants of tombstones by their keys.</summary>
    public Dictionary<string, DateTimeOffset> Tombstones { get; } = new(StringComparer.Ordinal);

    public long LastPublication => Publications.Count == 0 ? 0 : Publications[^1].Number;

    public CustomerEntry? Find(string customerId) => _byId.GetValueOrDefault(customerId);

    public CustomerEntry Add(CustomerKey key)
    {
        var entry = new CustomerEntry(key, _byNumber.Count);
        _byId.Add(key.CustomerId, entry);
        _byNumber.Add(entry);
        _sorted.Add(entry);
        return entry;
    }

    /// <summary>Removes a customer from all lists. The number is not used again.</summary>
    public void Remove(CustomerEntry entry)
    {
        _byId.Remove(entry.Key.CustomerId);
        _byNumber[entry.Number] = null;
        _sorted.Remove(entry);
        Due.Set(entry, long.MaxValue);
        SetFailures(entry, 0);
        if (entry.Version is not { } version) return;
        version.Remove(entry);
        if (version.First is null) _versions.Remove(version.Version);
    }

    public CustomerEntry[] After(string? customerId, int maxCount) => _sorted.After(customerId, maxCount);

    /// <summary>Returns the customers with another version, each when asked for.</summary>
    public IEnumerable<CustomerEntry> Outdated(string version)
    {
        foreach (var group in _versions.Values)
        {
            if (string.Equals(group.Version, version, StringComparison.Ordinal)) continue;
            for (var entry = group.First; entry is not null; entry = entry.Next) yield return entry;
        }
    }

    public void SetVersion(CustomerEntry entry, string version)
    {
        if (string.Equals(entry.Version?.Version, version, StringComparison.Ordinal)) return;
        if (entry.Version is { } before)
        {
            before.Remove(entry);
            if (before.First is null) _versions.Remove(before.Version);
        }

        if (!_versions.TryGetValue(version, out var group)) _versions[version] = group = new VersionGroup(version);
        group.Add(entry);
    }

    public void SetFailures(CustomerEntry entry, int count)
    {
        if (entry.FailureCount == 0 && count > 0) _stuck.Add(entry.Key.CustomerId);
        else if (entry.FailureCount > 0 && count == 0) _stuck.Remove(entry.Key.CustomerId);
        entry.FailureCount = count;
    }

    public IEnumerable<CustomerEntry> StuckAfter(string? customerId) =>
        _stuck.Where(id => string.CompareOrdinal(id, customerId) > 0).Select(id => _byId[id]);

    /// <summary>Returns whether an order belongs to another customer.</summary>
    /// <param name="orderId">The id of the order.</param>
    /// <param name="number">The number of the customer; -1 for a new one.</param>
    /// <param name="hasOrder">Returns whether a customer has the order.</param>
    /// <param name="isKnown">Whether the table already has the customer as a possible owner.</param>
    public bool IsOfAnother(string orderId, int number, Func<CustomerEntry, string, bool> hasOrder, out bool isKnown)
    {
        isKnown = false;
        _owners.FindCandidates(orderId, _candidates);
        foreach (var candidate in _candidates)
        {
            if (candidate == number) isKnown = true;
            else if (_byNumber[candidate] is { } other && hasOrder(other, orderId)) return true;
        }

        return false;
    }

    public void AddOwner(string orderId, int number) => _owners.Add(orderId, number);

    public void RemoveOwner(string orderId, int number) => _owners.Remove(orderId, number);
}
