using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Replays the kept events of a customer, starting from the sums of events that are no longer kept.</summary>
internal sealed class HistoryReplay(CustomerWork work)
{
    /// <summary>Replays events in a track; each version applies in its own time.</summary>
    /// <param name="timeline">The versions of the track.</param>
    /// <param name="events">The events, in chronological order.</param>
    /// <param name="until">The instant at which the replay ends, if the last event is not later.</param>
    public ReplayResult Run(LifecycleTimeline timeline, IEnumerable<CustomerEvent> events, DateTimeOffset until)
    {
        var history = work.StartOfReplay();
        var list = events.ToList();
        if (work.Checkpoint is { } checkpoint) return RunFrom(checkpoint, timeline, list, until, history);
        var first = list.Count > 0 ? list[0].At : until;
        if (history.Profile.FirstSeenAt is { } seen && seen < first) first = seen;
        return timeline.Replay(list, first, until > first ? until : first, history);
    }

    private static ReplayResult RunFrom(
        ReplayCheckpoint checkpoint, LifecycleTimeline timeline, List<CustomerEvent> events, DateTimeOffset until, CustomerHistory history)
    {
        if (until < checkpoint.At) until = checkpoint.At;
        var track = timeline.Publications[0].Engine!.Track;
        foreach (var earlier in events.TakeWhile(one => one.At <= checkpoint.At)) history.Apply(earlier);
        var later = events.Where(one => one.At > checkpoint.At);
        foreach (var kept in checkpoint.States)
            if (string.Equals(kept.Track, track, StringComparison.Ordinal)) return timeline.Continue(kept.State, later, until, history);
        return timeline.Replay(later, checkpoint.At, until, history);
    }
}
