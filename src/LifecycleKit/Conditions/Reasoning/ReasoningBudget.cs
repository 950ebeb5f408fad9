namespace LifecycleKit.Conditions;

/// <summary>How much is looked at to find what conditions want, over all conditions of one call.</summary>
[Mutable("what is left of it")]
internal sealed class ReasoningBudget
{
    private const int MaxWays = 256;

    private int _ways = MaxWays;
    private int _looks = 4_096;

    /// <summary>Takes one more alternative; the first of a condition is always there.</summary>
    /// <param name="taken">How many the condition has taken.</param>
    public bool TakeWay(int taken) => _ways-- > 0 || taken == 0;

    /// <summary>Takes one more look at a later instant.</summary>
    public bool TakeLook() => _looks-- > 0;
}
