using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>
/// The deliveries of a store in memory, with the transitions for which they wait. The store holds its lock around every call.
/// </summary>
internal sealed class DeliveryTable
{
    private readonly Dictionary<CustomerKey, List<KeptTransition>> _transitions = [];
    private readonly Dictionary<CustomerKey, SortedDictionary<string, Delivery>> _deliveries = [];
    private readonly Dictionary<string, SortedSet<Delivery>> _due = new(StringComparer.Ordinal);

    public bool HasDeliveries(CustomerKey key) => _deliveries.Count > 0 && _deliveries.ContainsKey(key);

    public void Add(CustomerChange change)
    {
        if (change.AddedTransitions.IsEmpty || (change.Handlers.IsEmpty && !HasDeliveries(change.Key))) return;
        if (!_transitions.TryGetValue(change.Key, out var all)) _transitions[change.Key] = all = [];
        all.AddRange(change.AddedTransitions);
        var added = change.AddedTransitions.Where(one => !one.IsMuted).ToList();
        if (added.Count == 0 || change.Handlers.IsEmpty)
        {
            ForgetIfDelivered(change.Key);
            return;
        }

        foreach (var handler in change.Handlers)
        {
            if (!_deliveries.TryGetValue(change.Key, out var ofCustomer))
                _deliveries[change.Key] = ofCustomer = new(StringComparer.Ordinal);
            if (ofCustomer.TryGetValue(handler, out var known))
            {
                known.Last = added[^1].Number;
                continue;
            }

            var delivery = new Delivery(change.Key, handler)
            {
                Next = added[0].Number, Last = added[^1].Number, LeasedUntil = change.DeliveriesLeasedUntil ?? DateTimeOffset.MinValue,
            };
            ofCustomer.Add(handler, delivery);
            SetDue(delivery, added[0].Notice.RecordedAt);
        }
    }

    /// <summary>Returns the deliveries of a customer.</summary>
    public IEnumerable<PendingDelivery> Of(CustomerKey key) =>
        _deliveries.TryGetValue(key, out var all) ? all.Values.Select(ToPending) : [];

    /// <summary>Removes the deliveries of a customer, with their transitions.</summary>
    public void Remove(CustomerKey key)
    {
        if (_deliveries.TryGetValue(key, out var all)) all.Values.ToList().ForEach(Remove);
        _transitions.Remove(key);
    }

    public IReadOnlyList<PendingDelivery> Take(
        string scope, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount) =>
        _due.TryGetValue(scope, out var due)
            ? Lease(due.TakeWhile(one => one.DueAt <= asOf), handlers, asOf, leasedUntil, maxCount) : [];

    public IReadOnlyList<PendingDelivery> Take(
        CustomerKey key, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil) =>
        _deliveries.TryGetValue(key, out var all)
            ? Lease(all.Values.Where(one => one.DueAt <= asOf), handlers, asOf, leasedUntil, int.MaxValue) : [];

    public PendingDelivery? Complete(CustomerKey key, string handler, long number, DateTimeOffset leasedUntil)
    {
        if (Find(key, handler, number) is not { } delivery) return null;
        if (delivery.Last == number)
        {
            Remove(delivery);
            return null;
        }

        var next = _transitions[key].First(one => one.Number > number && !one.IsMuted);
        (delivery.Next, delivery.FailureCount, delivery.Error, delivery.LeasedUntil) = (next.Number, 0, null, leasedUntil);
        SetDue(delivery, next.Notice.RecordedAt);
        return ToPending(delivery);
    }

    public void Defer(CustomerKey key, string handler, long number, int failureCount, string? lastError, DateTimeOffset? dueAt)
    {
        if (Find(key, handler, number) is not { } delivery) return;
        (delivery.FailureCount, delivery.Error, delivery.LeasedUntil) = (failureCount, lastError, DateTimeOffset.MinValue);
        SetDue(delivery, dueAt);
    }

    public IReadOnlyList<PendingDelivery> Parked(string scope, PendingDelivery? after, int maxCount) =>
    [
        .. _deliveries.Where(pair => pair.Key.Scope == scope).SelectMany(pair => pair.Value.Values)
            .Where(one => one.DueAt is null && (after is null || IsAfter(one, after))).Order(ByKey.Instance).Take(maxCount)
            .Select(ToPending),
    ];

    /// <summary>Adds the deliveries of a shop to what waits.</summary>
    public Backlog AddTo(Backlog backlog, string scope)
    {
        var due = _due.GetValueOrDefault(scope);
        return backlog with
        {
            DeliveryCount = due?.Count ?? 0,
            DeliveryDueAt = due?.Min?.DueAt,
            ParkedDeliveryCount = _deliveries.Where(pair => pair.Key.Scope == scope)
                .Sum(pair => pair.Value.Values.LongCount(one => one.DueAt is null)),
        };
    }

    public int Release(string scope, string handler, string? customerId, DateTimeOffset dueAt)
    {
        var released = OfHandler(scope, handler, customerId).Where(one => one.DueAt is null).ToList();
        foreach (var delivery in released)
        {
            (delivery.FailureCount, delivery.Error) = (0, null);
            SetDue(delivery, dueAt);
        }

        return released.Count;
    }

    public int Discard(string scope, string handler, string? customerId)
    {
        var discarded = OfHandler(scope, handler, customerId).ToList();
        discarded.ForEach(Remove);
        return discarded.Count;
    }

    private static bool IsAfter(Delivery one, PendingDelivery after)
    {
        var order = one.Key.CompareTo(after.Customer);
        return order > 0 || (order == 0 && string.CompareOrdinal(one.Handler, after.Handler) > 0);
    }

    private IEnumerable<Delivery> OfHandler(string scope, string handler, string? customerId) => _deliveries
        .Where(pair => pair.Key.Scope == scope && (customerId is null || pair.Key.CustomerId == customerId))
        .SelectMany(pair => pair.Value.Values).Where(one => string.Equals(one.Handler, handler, StringComparison.Ordinal));

    private Delivery? Find(CustomerKey key, string handler, long number) =>
        _deliveries.TryGetValue(key, out var all) && all.TryGetValue(handler, out var one) && one.Next == number ? one : null;

    private PendingDelivery[] Lease(
        IEnumerable<Delivery> due, ImmutableArray<string> handlers, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount)
    {
        Delivery[] taken = [.. due.Where(one => one.LeasedUntil <= asOf && handlers.Contains(one.Handler)).Take(maxCount)];
        foreach (var one in taken) one.LeasedUntil = leasedUntil;
        return Array.ConvertAll(taken, ToPending);
    }

    private PendingDelivery ToPending(Delivery one) => new(
        one.Handler, one.Next, _transitions[one.Key].First(row => row.Number == one.Next).Notice, one.FailureCount, one.DueAt, one.Error);

    private void SetDue(Delivery delivery, DateTimeOffset? dueAt)
    {
        if (!_due.TryGetValue(delivery.Key.Scope, out var due)) _due[delivery.Key.Scope] = due = new(ByKey.Instance);
        if (delivery.DueAt is not null) due.Remove(delivery);
        delivery.DueAt = dueAt;
        if (dueAt is not null) due.Add(delivery);
    }

    private void Remove(Delivery delivery)
    {
        SetDue(delivery, null);
        var all = _deliveries[delivery.Key];
        all.Remove(delivery.Handler);
        if (all.Count == 0) _deliveries.Remove(delivery.Key);
        ForgetIfDelivered(delivery.Key);
    }

    /// <summary>Forgets the transitions of a customer without deliveries.</summary>
    private void ForgetIfDelivered(CustomerKey key)
    {
        if (!_deliveries.ContainsKey(key)) _transitions.Remove(key);
    }

    private sealed class Delivery(CustomerKey key, string handler)
    {
        public CustomerKey Key { get; } = key;

        public string Handler { get; } = handler;

        public long Next { get; set; }

        public long Last { get; set; }

        public int FailureCount { get; set; }

        public string? Error { get; set; }

        public DateTimeOffset? DueAt { get; set; }

        public DateTimeOffset LeasedUntil { get; set; }
    }

    /// <summary>Orders by due instant, customer and handler.</summary>
    private sealed class ByKey : IComparer<Delivery>
    {
        public static readonly ByKey Instance = new();

        public int Compare(Delivery? x, Delivery? y)
        {
            var order = Nullable.Compare(x!.DueAt, y!.DueAt);
            if (order == 0) order = x.Key.CompareTo(y.Key);
            return order != 0 ? order : string.CompareOrdinal(x.Handler, y.Handler);
        }
    }
}
