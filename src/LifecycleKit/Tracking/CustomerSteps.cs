using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Applies events and the passing of time to a customer in all tracks of a runtime.</summary>
/// <param name="runtime">The runtime in force.</param>
internal readonly struct CustomerSteps(LifecycleRuntime runtime)
{
    /// <summary>
    /// Runs time-based rules up to the event in every track, applies the event, and then runs the rules of the event in every track.
    /// </summary>
    public ApplyResult Step(CustomerWork work, in CustomerEvent customerEvent, out bool isLate)
    {
        var tracks = runtime.Tracks;
        var (engines, buffers, held, places) = work.TakeArrays(tracks.Length);
        var count = 0;
        for (var i = 0; i < tracks.Length; i++)
        {
            var track = tracks[i];
            var state = StateOf(work, track, customerEvent.At);
            if (!track.Timeline.Open(state, work.History, customerEvent.AtTicks, work.Transitions, out buffers[count], out var engine))
            {
                work.SetState(track.Name, engine is null ? state : engine.Close(buffers[count]));
                continue;
            }

            places[count] = i;
            engines[count++] = engine;
        }

        var result = EventStep.Run(
            engines.AsSpan(0, count), buffers.AsSpan(0, count), work.History, customerEvent, work.Transitions, held.AsSpan(0, count), null,
            out isLate);
        for (var i = 0; i < count; i++)
        {
            var name = tracks[places[i]].Name;
            work.SetState(name, engines[i].Close(buffers[i]));
            if (held[i].Rule is not null) work.Suppressed.Add(held[i] with { Track = name });
        }

        return result;
    }

    /// <summary>Runs time-based rules in every track. A customer who is new to a track starts in it.</summary>
    public void Advance(CustomerWork work, DateTimeOffset asOf, List<Transition>? transitions)
    {
        foreach (var track in runtime.Tracks)
        {
            if (work.FindTrack(track.Name) is >= 0 and var place && track.Timeline.IsStill(work.StateAt(place), asOf.UtcTicks)) continue;
            work.SetState(track.Name, track.Timeline.Advance(StateOf(work, track, asOf), work.History, asOf, transitions));
        }
    }

    /// <summary>
    /// Corrects states that a fast clock dated ahead: their future instants become now. Saved transitions stay.
    /// </summary>
    public void BringBack(CustomerWork work, DateTimeOffset now, TimeSpan tolerance, List<Transition>? transitions)
    {
        foreach (var track in runtime.Tracks)
        {
            if (work.FindTrack(track.Name) is not (>= 0 and var place) || work.StateAt(place).ChangedAt <= now + tolerance) continue;
            var state = work.StateAt(place);
            if (track.Timeline.FindEngine(state) is { } engine)
                work.SetState(track.Name, engine.BringBack(state, work.History, now.UtcTicks, transitions));
        }
    }

    /// <summary>Returns whether the customer is new to a track, and starts in it with a replay of the kept events.</summary>
    public bool NeedsEvents(CustomerWork work)
    {
        if (work.HasEvents) return false;
        foreach (var track in runtime.Tracks)
        {
            if (track.Definition.Kind != LifecycleKind.Index && work.FindTrack(track.Name) < 0) return true;
        }

        return false;
    }

    /// <summary>Returns whether the version in force applies to the customer in every track.</summary>
    public bool IsUpToDate(CustomerWork work)
    {
        foreach (var track in runtime.Tracks)
        {
            if (work.FindTrack(track.Name) is not (>= 0 and var place) || !track.Timeline.Current!.Made(work.StateAt(place))) return false;
        }

        return true;
    }

    /// <summary>Returns whether an instant is before the last decision in some track.</summary>
    public bool IsLate(CustomerWork work, DateTimeOffset at)
    {
        foreach (var track in runtime.Tracks)
        {
            if (work.FindTrack(track.Name) is >= 0 and var place && at < work.StateAt(place).ChangedAt) return true;
        }

        return false;
    }

    /// <summary>Returns the latest of the recorded events, the decisions and an instant.</summary>
    public DateTimeOffset LatestAt(CustomerWork work, DateTimeOffset at)
    {
        var latest = work.LatestAt(at);
        foreach (var track in runtime.Tracks)
        {
            if (work.FindTrack(track.Name) is >= 0 and var place && work.StateAt(place).ChangedAt > latest)
                latest = work.StateAt(place).ChangedAt;
        }

        return latest;
    }

    /// <summary>
    /// Returns the state in a track. A customer who is new to the track starts with their first event: kept events are replayed, and the
    /// transitions of this replay are not delivered to handlers.
    /// </summary>
    private static LifecycleState StateOf(CustomerWork work, ActiveTrack track, DateTimeOffset at)
    {
        if (work.TryGetState(track.Name, out var state)) return state;
        if (!work.HasPast) return track.Timeline.FirstEngine(at).Start(work.History, at);
        // An index has no past: its stage follows from the facts alone.
        if (track.Definition.Kind == LifecycleKind.Index)
        {
            var latest = work.LatestAt(at);
            return track.Timeline.FirstEngine(latest).Start(work.History, latest);
        }

        // Before its publication the track did not exist. Later transitions are new to handlers.
        return new HistoryReplay(work).Run(track.Timeline, work.EarlierEvents, track.Since < at ? track.Since : at).State;
    }
}
