using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    private const int MasksOnStack = 16;

    /// <summary>Decides which plays to use for a customer now.</summary>
    /// <param name="input">The customer and the instant.</param>
    /// <returns>The decision, in a new buffer.</returns>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    /// <exception cref="FieldException">A field of the host failed.</exception>
    public PlayDecision Decide(in PlayInput input)
    {
        var decision = new PlayDecision();
        Decide(input, decision);
        return decision;
    }

    /// <summary>Decides which plays to use for a customer now, into a buffer. Allocates nothing once the buffer is large enough.</summary>
    /// <remarks>
    /// Each play is checked in this order, and the first check that fails is the reason: stage, segment, condition, consent, cooldown,
    /// frequency caps, quiet hours, daily budget, another play on the channel, universal control group, control group of the play,
    /// experiment. The higher priority is first, and the weight decides at a tie. A channel takes one play, and the caps of the playbook
    /// count the plays chosen before. A play that only a control group or an arm blocks would have been chosen; it uses up neither channel
    /// nor cap, so the next play is considered.
    /// </remarks>
    /// <param name="input">The customer and the instant.</param>
    /// <param name="decision">Receives the decision; the previous one is lost.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is null.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed; the decision is then empty.</exception>
    /// <exception cref="FieldException">A field of the host failed; the decision is then empty.</exception>
    public void Decide(in PlayInput input, PlayDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Decide(input, decision, -1, null);
    }

    /// <summary>Decides, and records the condition of one play.</summary>
    private void Decide(in PlayInput input, PlayDecision decision, int traced, ConditionTrace? trace)
    {
        decision.Begin(input.AsOf.UtcTicks, Plays.Length);
        try
        {
            Span<ulong> words = _stages.Length <= MasksOnStack ? stackalloc ulong[2 * MasksOnStack] : new ulong[2 * _stages.Length];
            var stages = words[.._stages.Length];
            var segments = words[^_stages.Length..];
            FindPlays(input, stages, segments);
            var eligibility = new PlayEligibility(this, input);
            for (var i = 0; i < Plays.Length; i++)
                decision.Add(Evaluate(i, stages, segments, ref eligibility, i == traced ? trace : null));

            Choose(input.SubjectKey, eligibility.OverallLeft, decision);
        }
        catch
        {
            decision.Begin(input.AsOf.UtcTicks, 0);
            throw;
        }
    }

    /// <summary>
    /// Returns what blocks a play of this playbook, or <see cref="PlayOutcome.Chosen"/> when nothing does. Other plays are not considered:
    /// neither those that take the channel nor those that use up the caps of the playbook.
    /// </summary>
    internal PlayResult Evaluate(Play play, in PlayInput input)
    {
        var masks = new ulong[2 * _stages.Length];
        var stages = masks.AsSpan(0, _stages.Length);
        var segments = masks.AsSpan(_stages.Length);
        FindPlays(input, stages, segments);
        var eligibility = new PlayEligibility(this, input);
        return Evaluate(Plays.IndexOf(play), stages, segments, ref eligibility, null);
    }

    private PlayResult Evaluate(
        int position, scoped ReadOnlySpan<ulong> stages, scoped ReadOnlySpan<ulong> segments, ref PlayEligibility eligibility,
        ConditionTrace? trace)
    {
        var play = Plays[position];
        if (!PlayIndex.Has(stages, position)) return new PlayResult(play, PlayOutcome.OtherStage);
        return PlayIndex.Has(segments, position)
            ? eligibility.Evaluate(play, trace) : new PlayResult(play, PlayOutcome.OtherSegment);
    }

    internal Experiment ExperimentOf(Play play) => _experiments[play.Experiment!];

    internal ReadOnlySpan<FrequencyCap> ChannelCaps(int channel) => _channelCaps[channel].AsSpan();

    internal QuietHours QuietHoursOf(int channel) => _quiet[channel];

    private void FindPlays(in PlayInput input, Span<ulong> stages, Span<ulong> segments)
    {
        _stages.Start(stages);
        foreach (ref readonly var stage in input.Stages)
        {
            if (stage.Stage is null) continue;
            _stages.Add(stage, stages);
            if (_stagesOfTrack.TryGetValue(stage.Track, out var ofTrack)) ofTrack.Add(stage, stages);
        }

        _segments.Start(segments);
        if (input.Segment is { } segment) _segments.Add(segment.Name, segments);
    }

    /// <summary>
    /// Chooses one eligible play for each channel, as long as the caps of the playbook allow. Plays that an arm or a control group blocks
    /// keep that outcome where they would have been chosen.
    /// </summary>
    private static void Choose(string subjectKey, int left, PlayDecision decision)
    {
        var eligible = decision.SortEligible(subjectKey);
        Span<int> winners = stackalloc int[ChannelIndex.Count];
        winners.Fill(-1);
        for (var i = 0; i < eligible; i++)
        {
            var play = decision.Eligible(i);
            ref var winner = ref winners[ChannelIndex.Of(play.Channel)];
            if (winner >= 0) decision.Lose(i, decision.Eligible(winner));
            else if (left == 0) decision.Cap(i);
            else if (decision.IsInArm(i)) (winner, left) = (i, left - 1);
        }

        decision.Finish();
    }
}
