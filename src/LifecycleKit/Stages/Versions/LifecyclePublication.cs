namespace LifecycleKit.Stages;

/// <summary>The instant at which a version of a lifecycle came into force, or the track was taken out.</summary>
/// <param name="At">When, in UTC; the first of a timeline is in force from the beginning, whatever it says.</param>
/// <param name="Engine">The engine that runs customers from then on; null when the track was taken out.</param>
/// <remarks>Immutable.</remarks>
public sealed record LifecyclePublication(DateTimeOffset At, LifecycleEngine? Engine)
{
    /// <summary>Since when the lifecycle is in force, or is removed; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Engine is null ? "removed" : "in force")} at {At:O}");
}
