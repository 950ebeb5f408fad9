namespace LifecycleKit.Metrics;

/// <summary>That a customer entered a stage at an instant.</summary>
/// <param name="Stage">The id of the stage.</param>
/// <param name="At">When.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public readonly record struct StageEntry(string Stage, DateTimeOffset At)
{
    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"StageEntry {{ Stage = {Stage}, At = {At:O} }}");
}
