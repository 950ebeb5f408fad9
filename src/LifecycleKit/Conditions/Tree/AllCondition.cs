namespace LifecycleKit.Conditions;

/// <summary>A conjunction: false if a part is false, true if all parts are true, otherwise unknown.</summary>
internal sealed class AllCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"all({Joined})";
}
