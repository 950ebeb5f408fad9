namespace LifecycleKit.Conditions;

/// <summary>The budget of one call that searches for the required changes of several conditions.</summary>
[Mutable("counts down what is left")]
internal sealed class ReasoningBudget
{
    private const int MaxAlternatives = 256;

    private int _alternatives = MaxAlternatives;
    private int _looks = 4_096;

    /// <summary>Takes one more alternative; the first alternative of a condition is always available.</summary>
    /// <param name="taken">The number of alternatives that the condition has taken.</param>
    public bool TakeAlternative(int taken) => _alternatives-- > 0 || taken == 0;

    /// <summary>Takes one more evaluation at a later instant.</summary>
    public bool TakeLook() => _looks-- > 0;
}
