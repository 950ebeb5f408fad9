namespace LifecycleKit.Conditions;

/// <summary>Disjunction: true if a part is, false if all are, otherwise unknown.</summary>
internal sealed class AnyCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"any({Joined})";
}
