using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    private const int MasksOnStack = 16;

    /// <summary>Decides what to say to a customer now.</summary>
    /// <param name="input">What is known of him.</param>
    /// <returns>The decision, in a buffer of its own.</returns>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    /// <exception cref="FieldException">A host's field failed.</exception>
    public PlayDecision Decide(in PlayInput input)
    {
        var decision = new PlayDecision();
        Decide(input, decision);
        return decision;
    }

    /// <summary>Decides what to say to a customer now, into a buffer; allocates nothing once the buffer is large enough.</summary>
    /// <remarks>
    /// Each play is judged in this order, and the first that holds it back is the reason: stage, segment, condition, consent, rest, caps,
    /// quiet hours, budget, a play that goes before it, universal control, hold-out, experiment. The higher priority goes first, by weight
    /// at a tie; a channel takes one, and the caps of the playbook count what is chosen before. A play that only a control group or an arm
    /// holds back would have been chosen; it takes neither channel nor cap, so the next play has its turn.
    /// </remarks>
    /// <param name="input">What is known of him.</param>
    /// <param name="decision">Receives the decision, in place of what it held.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is null.</exception>
    /// <exception cref="PredicateException">A host's predicate failed; the decision then is empty.</exception>
    /// <exception cref="FieldException">A host's field failed, likewise.</exception>
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
            Place(input, stages, segments);
            var judge = new PlayEligibility(this, input);
            for (var i = 0; i < Plays.Length; i++)
            {
                var play = Plays[i];
                if (!PlayIndex.Has(stages, i)) decision.Add(new PlayResult(play, PlayOutcome.OtherStage));
                else if (!PlayIndex.Has(segments, i)) decision.Add(new PlayResult(play, PlayOutcome.OtherSegment));
                else decision.Add(judge.Judge(play, i == traced ? trace : null));
            }

            Choose(input.SubjectKey, judge.OverallLeft, decision);
        }
        catch
        {
            decision.Begin(input.AsOf.UtcTicks, 0);
            throw;
        }
    }

    internal Experiment ExperimentOf(Play play) => _experiments[play.Experiment!];

    internal ReadOnlySpan<FrequencyCap> ChannelCaps(int channel) => _channelCaps[channel].AsSpan();

    internal QuietHours QuietHoursOf(int channel) => _quiet[channel];

    private void Place(in PlayInput input, Span<ulong> stages, Span<ulong> segments)
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
    /// Of the plays that nothing holds back, one for each channel, as long as the caps of the playbook leave room. Those that an arm or a
    /// control group holds back keep that outcome where they would have been chosen.
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
