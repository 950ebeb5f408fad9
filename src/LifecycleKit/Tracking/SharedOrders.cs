namespace LifecycleKit.Tracking;

/// <summary>Finds customers of a batch who name the same order, which only one of them can have.</summary>
internal static class SharedOrders
{
    /// <summary>Returns the ids of the customers with an order that another customer of the events names too.</summary>
    public static HashSet<string> Find(IEnumerable<TrackedEvent> events)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            if (one.Event.Snapshot is not { } order || owners.TryAdd(order.OrderId, one.CustomerId)) continue;
            var owner = owners[order.OrderId];
            if (string.Equals(owner, one.CustomerId, StringComparison.Ordinal)) continue;
            shared.Add(owner);
            shared.Add(one.CustomerId);
        }

        return shared;
    }
}
