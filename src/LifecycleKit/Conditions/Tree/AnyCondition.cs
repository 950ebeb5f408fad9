namespace LifecycleKit.Conditions;

/// <summary>Disjunction: the greatest of its parts, in the order false, unknown, true.</summary>
internal sealed class AnyCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override Truth Evaluate(in Facts facts)
    {
        var answer = Truth.False;
        foreach (var part in Parts)
        {
            var truth = part.Evaluate(facts);
            if (truth == Truth.True) return Truth.True;
            if (truth == Truth.Unknown) answer = Truth.Unknown;
        }

        return answer;
    }

    public override string ToString() => $"any({Joined})";
}
