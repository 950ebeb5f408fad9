using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Runs a customer through the events that are kept, from the sums of those that are not.</summary>
internal sealed class HistoryReplay(CustomerWork work)
{
    /// <summary>Replays events in a track, under each version in its time.</summary>
    /// <param name="timeline">The versions of the track.</param>
    /// <param name="events">The events, in the order in which they happened.</param>
    /// <param name="until">Until when time passes, if the last event is not later.</param>
    public ReplayResult Run(LifecycleTimeline timeline, IEnumerable<CustomerEvent> events, DateTimeOffset until)
    {
        var history = work.StartOfReplay();
        var list = events.ToList();
        var first = list.Count > 0 ? list[0].At : until;
        if (history.Profile.FirstSeenAt is { } seen && seen < first) first = seen;
        return timeline.Replay(list, first, until > first ? until : first, history);
    }
}
