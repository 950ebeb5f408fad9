namespace LifecycleKit.Conditions;

/// <summary>Conjunction: false if a part is, true if all are, otherwise unknown.</summary>
internal sealed class AllCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"all({Joined})";
}
