using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Decides plays for tracked customers, and counts the messages of each day in each shop.</summary>
/// <remarks>Thread-safe; shared by the trackers of all shops.</remarks>
internal sealed class PlayEvaluator(string? timeZoneTrait)
{
    private readonly ConcurrentDictionary<string, PlayBudget> _budgets = new(StringComparer.Ordinal);
    private int _today;

    /// <summary>Returns the plays of a customer whose due time-based transitions are applied.</summary>
    public CustomerPlays Decide(LifecycleRuntime runtime, CustomerWork work, Segment? segment, string subjectKey, DateTimeOffset asOf) =>
        runtime.Playbook is { } playbook
            ? new CustomerPlays(playbook.Decide(InputOf(runtime, work, segment, subjectKey, asOf))) : CustomerPlays.None;

    /// <summary>Explains the result of a play for such a customer.</summary>
    public PlayExplanation Explain(
        Play play, LifecycleRuntime runtime, CustomerWork work, Segment? segment, string subjectKey, DateTimeOffset asOf) =>
        runtime.Playbook!.Explain(play, InputOf(runtime, work, segment, subjectKey, asOf));

    /// <summary>Counts a message that was recorded for the first time.</summary>
    public void Count(in CustomerEvent message, string scope, DateTimeOffset now, TimeZoneInfo zone)
    {
        // Yesterday is kept too, since the zone of the shop can change while the tracker is running.
        var oldest = CalendarDays.DateOf(now, zone).AddDays(-1);
        if (Interlocked.Exchange(ref _today, oldest.DayNumber) != oldest.DayNumber)
            foreach (var budget in _budgets.Values) budget.ForgetBefore(oldest);
        var day = CalendarDays.DateOf(message.At, zone);
        if (day >= oldest) _budgets.GetOrAdd(scope, _ => new PlayBudget()).Add(message.Play!, day, 1);
    }

    private PlayInput InputOf(LifecycleRuntime runtime, CustomerWork work, Segment? segment, string subjectKey, DateTimeOffset asOf) =>
        new(subjectKey, work.History, asOf, runtime.Context)
        {
            Stages = StagesOf(runtime, work),
            Segment = segment,
            TimeZone = ZoneOf(work.History),
            Budget = _budgets.GetValueOrDefault(work.Key.Scope),
        };

    private static TrackStage[] StagesOf(LifecycleRuntime runtime, CustomerWork work)
    {
        var stages = new List<TrackStage>(runtime.Tracks.Length);
        foreach (var track in runtime.Tracks)
        {
            if (work.TryGetState(track.Name, out var state))
            {
                stages.Add(
                    new TrackStage(
                        track.Name, state.Stage, state.EnteredAt, track.Timeline.Current!.Definition.FindStage(state.Stage)!.Groups));
            }
        }

        return [.. stages];
    }

    /// <summary>Returns the zone of a customer; null for the zone of the shop.</summary>
    private TimeZoneInfo? ZoneOf(CustomerHistory history) =>
        timeZoneTrait is not null && history.Traits.TryGet(timeZoneTrait, out var id) && id.Kind == TraitKind.Text
        && TimeZoneInfo.TryFindSystemTimeZoneById(id.Text, out var zone) ? zone : null;
}
