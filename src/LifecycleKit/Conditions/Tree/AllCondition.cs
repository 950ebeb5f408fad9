namespace LifecycleKit.Conditions;

/// <summary>Conjunction: the least of its parts, in the order false, unknown, true.</summary>
internal sealed class AllCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override Truth Evaluate(in Facts facts)
    {
        var answer = Truth.True;
        foreach (var part in Parts)
        {
            var truth = part.Evaluate(facts);
            if (truth == Truth.False) return Truth.False;
            if (truth == Truth.Unknown) answer = Truth.Unknown;
        }

        return answer;
    }

    public override string ToString() => $"all({Joined})";
}
