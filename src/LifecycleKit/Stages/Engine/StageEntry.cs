namespace LifecycleKit.Stages;

/// <summary>A stage and the instant at which a customer entered it.</summary>
/// <param name="Stage">The id of the stage.</param>
/// <param name="At">The instant.</param>
public readonly record struct StageEntry(string Stage, DateTimeOffset At)
{
    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"StageEntry {{ Stage = {Stage}, At = {At:O} }}");
}
