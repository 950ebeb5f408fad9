using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The pending events of a store in memory. The store holds its lock around every call.</summary>
internal sealed class PendingEventTable
{
    private readonly Dictionary<string, SortedDictionary<long, (PendingEvent Event, DateTimeOffset LeasedUntil)>> _events =
        new(StringComparer.Ordinal);

    private long _last;

    public void Append(CustomerKey key, in CustomerEvent customerEvent)
    {
        if (!_events.TryGetValue(key.Scope, out var events)) _events[key.Scope] = events = [];
        var number = ++_last;
        events.Add(number, (new PendingEvent(number, key, customerEvent, 0), DateTimeOffset.MinValue));
    }

    public IReadOnlyList<PendingEvent> Take(string scope, DateTimeOffset asOf, DateTimeOffset leasedUntil, int maxCount)
    {
        if (!_events.TryGetValue(scope, out var events)) return [];
        var taken = new List<PendingEvent>();
        var busy = new HashSet<CustomerKey>();
        foreach (var (one, leaseEnd) in events.Values)
        {
            if (leaseEnd > asOf)
            {
                if (one.FailureCount == 0) busy.Add(one.Customer);
            }
            else if (!busy.Contains(one.Customer))
            {
                taken.Add(one);
                if (taken.Count == maxCount) break;
            }
        }

        foreach (var one in taken) events[one.Number] = (one, leasedUntil);
        return taken;
    }

    public void Defer(string scope, long number, int failureCount, DateTimeOffset leasedUntil)
    {
        if (_events.TryGetValue(scope, out var events) && events.TryGetValue(number, out var row))
            events[number] = (row.Event with { FailureCount = failureCount }, leasedUntil);
    }

    /// <summary>Returns the number of events of a shop.</summary>
    public int Count(string scope) => _events.GetValueOrDefault(scope)?.Count ?? 0;

    /// <summary>Returns the events of a customer.</summary>
    public PendingEvent[] Of(CustomerKey key) => _events.TryGetValue(key.Scope, out var events)
        ? [.. events.Values.Select(row => row.Event).Where(one => one.Customer == key)] : [];

    /// <summary>Removes the events of a customer.</summary>
    public void Remove(CustomerKey key)
    {
        if (!_events.TryGetValue(key.Scope, out var events)) return;
        foreach (var number in events.Where(one => one.Value.Event.Customer == key).Select(one => one.Key).ToArray()) events.Remove(number);
    }

    /// <summary>Removes an event; false when it is not there.</summary>
    public bool Remove(string scope, long number) => _events.TryGetValue(scope, out var events) && events.Remove(number);
}
