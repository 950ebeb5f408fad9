using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A rule that was held back, and the track that it belongs to.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="Suppression">The rule, what held it back and until when.</param>
/// <remarks>Immutable.</remarks>
public sealed record TrackSuppression(string Track, Suppression Suppression)
{
    /// <summary>The track and what held its rule back; culture-invariant.</summary>
    public override string ToString() => $"{Track}: {Suppression}";
}
