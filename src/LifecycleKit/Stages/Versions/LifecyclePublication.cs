namespace LifecycleKit.Stages;

/// <summary>The publication of a version of a lifecycle, or the removal of a track.</summary>
/// <param name="At">The instant, in UTC; the first publication of a timeline is in force from the beginning, whatever its instant.</param>
/// <param name="Engine">The engine in force from that instant on; null when the track was removed.</param>
/// <remarks>Immutable.</remarks>
public sealed record LifecyclePublication(DateTimeOffset At, LifecycleEngine? Engine)
{
    /// <summary>Returns whether the lifecycle is in force or removed, and since when; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Engine is null ? "removed" : "in force")} at {At:O}");
}
