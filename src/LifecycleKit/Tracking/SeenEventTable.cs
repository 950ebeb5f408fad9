using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The remembered ids of events of a store in memory. The store holds its lock around every call.</summary>
internal sealed class SeenEventTable
{
    private readonly Dictionary<(CustomerKey Customer, EventKey Event), DateTimeOffset> _seen = [];
    private readonly Dictionary<string, Queue<(CustomerKey Customer, SeenEvent Seen)>> _inOrder = new(StringComparer.Ordinal);

    /// <summary>Returns when an event was recorded; null when its id is not remembered.</summary>
    public DateTimeOffset? Find(CustomerKey customer, EventKey key) => _seen.TryGetValue((customer, key), out var at) ? at : null;

    /// <summary>
    /// Remembers ids, and forgets those of the shop that are no longer needed, also of customers who are never seen again.
    /// </summary>
    public void Add(CustomerKey customer, ImmutableArray<SeenEvent> added, DateTimeOffset? forgetBefore)
    {
        if (added.IsEmpty) return;
        if (!_inOrder.TryGetValue(customer.Scope, out var inOrder)) _inOrder[customer.Scope] = inOrder = new();
        foreach (var seen in added)
        {
            _seen[(customer, seen.Key)] = seen.SeenAt;
            inOrder.Enqueue((customer, seen));
        }

        while (inOrder.TryPeek(out var oldest) && oldest.Seen.SeenAt < forgetBefore)
        {
            inOrder.Dequeue();
            // The same id may have been recorded again after the horizon.
            var key = (oldest.Customer, oldest.Seen.Key);
            if (_seen.TryGetValue(key, out var seenAt) && seenAt == oldest.Seen.SeenAt) _seen.Remove(key);
        }
    }
}
