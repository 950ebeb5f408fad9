using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Runs a customer through his events anew, because one of them came late.</summary>
/// <remarks>What the replay makes and the same replay without the late event did not is new and is told; the rest has been told.</remarks>
internal sealed class Rebuilding(CustomerRecord record, CustomerEventLog earlier, DateTimeOffset now)
{
    public FoldResult Run(TrackTimelines tracks, in CustomerEvent late, List<Moved> moved)
    {
        // What the live customer still has to go through is told first, in his own order.
        tracks.Advance(record, now, moved);
        var fold = record.History.Clone().Fold(late);
        var told = tracks.Replay(earlier, now, record.Currency).ToDictionary(track => track.Track.Name, track => Keys(track.Result).ToList(), StringComparer.Ordinal);
        foreach (var (track, result) in tracks.Replay(record.Log, now, record.Currency))
        {
            record.TryGetState(track.Name, out var live);
            var sequence = live.Sequence;
            foreach (var transition in result.Transitions)
            {
                if (told.TryGetValue(track.Name, out var keys) && keys.Remove(Key(transition))) continue;
                moved.Add(new Moved(track, transition.Numbered(++sequence)));
            }

            record.SetState(track.Name, result.State.After(live, sequence));
            record.Replace(result.History);
        }

        return fold;
    }

    private static IEnumerable<(string Rule, string From, DateTimeOffset At, string? EventId)> Keys(ReplayResult result) => result.Transitions.Select(Key);

    private static (string Rule, string From, DateTimeOffset At, string? EventId) Key(Transition transition) =>
        (transition.Rule.Id, transition.From.Id, transition.EffectiveAt, transition.EventId);
}
