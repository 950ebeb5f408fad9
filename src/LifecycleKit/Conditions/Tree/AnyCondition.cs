namespace LifecycleKit.Conditions;

/// <summary>A disjunction: true if a part is true, false if all parts are false, otherwise unknown.</summary>
internal sealed class AnyCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"any({Joined})";
}
