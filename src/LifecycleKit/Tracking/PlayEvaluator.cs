using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Decides plays for tracked customers. Claims count as sent messages.</summary>
/// <remarks>Thread-safe; shared by the trackers of all shops. Due time-based transitions of the customers are applied already.</remarks>
internal sealed class PlayEvaluator(string? timeZoneTrait, PlayCounts counts)
{
    /// <summary>Returns the plays of a customer.</summary>
    public ValueTask<CustomerPlays> DecideAsync(
        LifecycleRuntime runtime, CustomerWork work, Segment? segment, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        runtime.Playbook is { } playbook
            ? DecideAsync(playbook, runtime, work, segment, asOf, cancellationToken) : ValueTask.FromResult(CustomerPlays.None);

    /// <summary>Explains the result of a play for a customer.</summary>
    public async ValueTask<PlayExplanation> ExplainAsync(
        Play play, LifecycleRuntime runtime, CustomerWork work, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var budget = await counts.GetAsync(work.Key.Scope, runtime, asOf, cancellationToken).ConfigureAwait(false);
        return runtime.Playbook!.Explain(play, InputOf(runtime, work, SegmentOf(runtime, work, asOf), budget, asOf));
    }

    /// <summary>Returns what blocks a play for a customer, other plays not considered.</summary>
    public async ValueTask<PlayResult> EvaluateAsync(
        Play play, LifecycleRuntime runtime, CustomerWork work, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var budget = await counts.GetAsync(work.Key.Scope, runtime, asOf, cancellationToken).ConfigureAwait(false);
        return runtime.Playbook!.Evaluate(play, InputOf(runtime, work, SegmentOf(runtime, work, asOf), budget, asOf));
    }

    private async ValueTask<CustomerPlays> DecideAsync(
        Playbook playbook, LifecycleRuntime runtime, CustomerWork work, Segment? segment, DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        var budget = await counts.GetAsync(work.Key.Scope, runtime, asOf, cancellationToken).ConfigureAwait(false);
        return new CustomerPlays(playbook.Decide(InputOf(runtime, work, segment, budget, asOf)));
    }

    private PlayInput InputOf(
        LifecycleRuntime runtime, CustomerWork work, Segment? segment, PlayBudget? budget, DateTimeOffset asOf) =>
        new(work.SubjectKey, work.History, asOf, runtime.Context)
        {
            Stages = StagesOf(runtime, work),
            Segment = segment,
            TimeZone = ZoneOf(work.History),
            Messages = PlayClaims.Messages(work.Record, work.History, asOf),
            Budget = budget,
        };

    private static Segment? SegmentOf(LifecycleRuntime runtime, CustomerWork work, DateTimeOffset asOf) =>
        CustomerView.Place(work.History, asOf, runtime).Segment;

    private static TrackStage[] StagesOf(LifecycleRuntime runtime, CustomerWork work)
    {
        var stages = new List<TrackStage>(runtime.ShownTracks.Length);
        foreach (var track in runtime.ShownTracks)
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
