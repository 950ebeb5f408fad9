using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>The leaves of a condition as they were judged, from left to right, and what follows from them.</summary>
/// <remarks>
/// Nothing is asked a second time, so the answer and its reasons agree. An error counts where an evaluation from left to right would meet it.
/// </remarks>
internal readonly ref struct JudgedLeaves(ReadOnlySpan<LeafVerdict> leaves)
{
    private readonly ReadOnlySpan<LeafVerdict> _leaves = leaves;

    /// <summary>Matched, false, unknown or error.</summary>
    public RuleOutcome OutcomeOf(Condition condition)
    {
        var next = 0;
        return OutcomeOf(condition, ref next);
    }

    /// <summary>The leaves that make the condition what it is.</summary>
    public List<LeafVerdict> Deciding(Condition condition)
    {
        var deciding = new List<LeafVerdict>();
        var next = 0;
        Collect(condition, ref next, deciding);
        return deciding;
    }

    private RuleOutcome OutcomeOf(Condition condition, ref int next) => condition switch
    {
        NotCondition negation => Negated(OutcomeOf(negation.Part, ref next)),
        AllCondition all => OutcomeOf(all.Parts, RuleOutcome.Matched, RuleOutcome.False, ref next),
        AnyCondition any => OutcomeOf(any.Parts, RuleOutcome.False, RuleOutcome.Matched, ref next),
        _ => OutcomeOf(_leaves[next++]),
    };

    private RuleOutcome OutcomeOf(ReadOnlySpan<Condition> parts, RuleOutcome neutral, RuleOutcome final, ref int next)
    {
        var outcome = neutral;
        foreach (var part in parts)
        {
            var more = OutcomeOf(part, ref next);
            if (outcome != final && outcome != RuleOutcome.Error && more != neutral) outcome = more;
        }

        return outcome;
    }

    private void Collect(Condition condition, ref int next, List<LeafVerdict> deciding)
    {
        switch (condition)
        {
            case NotCondition negation:
                Collect(negation.Part, ref next, deciding);
                break;
            case CombinedCondition combined:
                var end = next;
                var outcome = OutcomeOf(condition, ref end);
                foreach (var part in combined.Parts)
                {
                    var after = next;
                    if (OutcomeOf(part, ref after) == outcome) Collect(part, ref next, deciding);
                    next = after;
                }

                break;
            default:
                deciding.Add(_leaves[next++]);
                break;
        }
    }

    private static RuleOutcome OutcomeOf(in LeafVerdict leaf) => leaf.HasFailed ? RuleOutcome.Error : leaf.Truth switch
    {
        Truth.True => RuleOutcome.Matched,
        Truth.False => RuleOutcome.False,
        _ => RuleOutcome.Unknown,
    };

    private static RuleOutcome Negated(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Matched => RuleOutcome.False,
        RuleOutcome.False => RuleOutcome.Matched,
        _ => outcome,
    };
}
