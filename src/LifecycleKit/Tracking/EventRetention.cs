using System.Collections.Immutable;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Removes the events of a customer that are older than the retention period, so that no result changes.</summary>
/// <param name="work">The customer, with the kept events.</param>
/// <param name="runtime">The runtime in force.</param>
internal sealed class EventRetention(CustomerWork work, LifecycleRuntime runtime)
{
    /// <summary>Moves the events before an instant into the sums, with the states at the latest of them.</summary>
    /// <returns>The number of removed events.</returns>
    public int Run(DateTimeOffset since)
    {
        var expired = work.FindExpired(since);
        if (expired.IsEmpty) return 0;
        var at = expired.Max(kept => kept.Event.At);
        // A late event may be older than the checkpoint: it is a fact, and the states stay.
        if (work.Checkpoint is { } last && at <= last.At) work.Expire(expired, last.At, last.States);
        else work.Expire(expired, at, StatesAt(at));
        return expired.Length;
    }

    private ImmutableArray<TrackState> StatesAt(DateTimeOffset at)
    {
        var states = ImmutableArray.CreateBuilder<TrackState>();
        var replay = new HistoryReplay(work);
        var events = work.KeptEvents.Where(one => one.At <= at).ToList();
        foreach (var track in runtime.Tracks)
        {
            if (track.Definition.Kind == LifecycleKind.Index || work.FindTrack(track.Name) < 0) continue;
            states.Add(new TrackState(track.Name, replay.Run(track.LivedBy(work), events, at).State));
        }

        return states.ToImmutable();
    }
}
