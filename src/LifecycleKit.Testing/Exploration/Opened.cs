using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>What a timeline has opened and not closed again: support cases, subscriptions.</summary>
internal static class Opened
{
    /// <summary>Returns an id that the timeline has not used.</summary>
    public static string Next(CustomerTimeline timeline, CustomerEventKind opening) =>
        FormattableString.Invariant($"{timeline.Events.Count(one => one.Kind == opening) + 1}");

    /// <summary>Returns the id of the one opened last that is still open; null for none.</summary>
    public static string? Latest(CustomerTimeline timeline, CustomerEventKind opening, CustomerEventKind closing)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = timeline.Events.Count - 1; i >= 0; i--)
        {
            var one = timeline.Events[i];
            var id = one.CaseId ?? one.SubscriptionId;
            if (id is null) continue;
            if (one.Kind == closing) closed.Add(id);
            if (one.Kind == opening && !closed.Contains(id)) return id;
        }

        return null;
    }
}
