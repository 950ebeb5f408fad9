using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Brings events and time to a customer in all tracks of a runtime.</summary>
/// <param name="runtime">What is in force.</param>
internal sealed class CustomerSteps(LifecycleRuntime runtime)
{
    /// <summary>Time passes up to the event in every track, the event is applied, and then it moves the customer in every track.</summary>
    public ApplyResult Step(CustomerWork work, in CustomerEvent customerEvent, List<Transition> transitions, List<TrackSuppression> suppressed, out bool isLate)
    {
        var tracks = runtime.Tracks;
        var (engines, standings) = (new LifecycleEngine[tracks.Count], new StateBuffer[tracks.Count]);
        var names = new string[tracks.Count];
        var count = 0;
        foreach (var track in tracks)
        {
            var state = StateOf(work, track, customerEvent.At);
            if (!track.Timeline.Open(state, work.History, customerEvent.AtTicks, transitions, out standings[count], out var engine))
            {
                work.SetState(track.Name, engine is null ? state : engine.Close(standings[count]));
                continue;
            }

            names[count] = track.Name;
            engines[count++] = engine;
        }

        var held = new Suppression[count];
        var result = EventStep.Run(engines.AsSpan(0, count), standings.AsSpan(0, count), work.History, customerEvent, transitions, held, null, out isLate);
        for (var i = 0; i < count; i++)
        {
            work.SetState(names[i], engines[i].Close(standings[i]));
            if (held[i].Rule is not null) suppressed.Add(new TrackSuppression(names[i], held[i]));
        }

        return result;
    }

    /// <summary>Time passes in every track; where the customer is new to a track, they start in it.</summary>
    public void Advance(CustomerWork work, DateTimeOffset asOf, List<Transition>? transitions)
    {
        foreach (var track in runtime.Tracks)
            work.SetState(track.Name, track.Timeline.Advance(StateOf(work, track, asOf), work.History, asOf, transitions));
    }

    /// <summary>
    /// Where a clock was ahead of time, what lies ahead of now is taken to have happened now; transitions that were made stay.
    /// </summary>
    public void BringBack(CustomerWork work, DateTimeOffset now, TimeSpan tolerance, List<Transition>? transitions)
    {
        foreach (var track in runtime.Tracks)
        {
            if (!work.TryGetState(track.Name, out var state) || state.ChangedAt <= now + tolerance) continue;
            if (track.Timeline.FindEngine(state) is { } engine) work.SetState(track.Name, engine.BringBack(state, work.History, now.UtcTicks, transitions));
        }
    }

    /// <summary>Whether the customer is, in every track, under the version in force.</summary>
    public bool IsUpToDate(CustomerWork work) =>
        runtime.Tracks.All(track => work.TryGetState(track.Name, out var state) && track.Timeline.Current!.Made(state));

    /// <summary>Whether an instant is before what is already decided in some track.</summary>
    public bool IsLate(CustomerWork work, DateTimeOffset at) =>
        runtime.Tracks.Any(track => work.TryGetState(track.Name, out var state) && at < state.ChangedAt);

    /// <summary>
    /// The state in a track. A customer who is new to the track starts with their first event: of a customer who has a past, the kept
    /// events are replayed, and the transitions of that replay are not delivered to handlers.
    /// </summary>
    private static LifecycleState StateOf(CustomerWork work, ActiveTrack track, DateTimeOffset at)
    {
        if (work.TryGetState(track.Name, out var state)) return state;
        if (!work.HasPast) return track.Timeline.FirstEngine(at).Start(work.History, at);
        // Up to the publication of the track nothing was there to move the customer; later moves are news to handlers.
        return new HistoryReplay(work).Run(track.Timeline, work.EarlierEvents, track.Since < at ? track.Since : at).State;
    }
}
