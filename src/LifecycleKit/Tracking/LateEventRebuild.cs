using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Replays a customer after a late event, so that the state equals the state after timely delivery.</summary>
/// <remarks>
/// Only transitions that do not appear in the replay without the late event are delivered to handlers.
/// </remarks>
internal sealed class LateEventRebuild(CustomerWork work, CustomerSteps steps, LifecycleRuntime runtime, DateTimeOffset now)
{
    public ApplyResult Run(in CustomerEvent late, List<Transition> transitions)
    {
        // Due time-based transitions come first, in their own order.
        steps.Advance(work, now, transitions);
        var result = work.History.Fork().Apply(late);
        work.Keep(late, result);
        var earlier = work.EarlierEvents.ToList();
        var replay = new HistoryReplay(work);
        foreach (var track in runtime.Tracks)
        {
            var lived = track.LivedBy(work);
            var known = earlier.Count == 0 && work.Checkpoint is null
                ? [] : replay.Run(lived, earlier, now).Transitions.Select(Key).ToList();
            var replayed = replay.Run(lived, work.KeptEvents, now);
            work.TryGetState(track.Name, out var live);
            var sequence = live.Sequence;
            foreach (var transition in replayed.Transitions)
            {
                if (known.Remove(Key(transition))) continue;
                transitions.Add(transition with { Sequence = ++sequence });
            }

            work.SetState(track.Name, lived.FindEngine(replayed.State)!.Continue(replayed.State, live, sequence));
            work.SetHistory(replayed.History);
        }

        return result;
    }

    private static (string Rule, string From, DateTimeOffset At, string? EventId) Key(Transition transition) =>
        (transition.Rule, transition.From, transition.EffectiveAt, transition.EventId);
}
