namespace LifecycleKit.Tracking;

/// <summary>The instant at which a customer came under a version of a track: replays use it.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="DefinitionHash">The content hash of the lifecycle.</param>
/// <param name="ContextVersion">The version of zone and models.</param>
/// <param name="At">The instant, in UTC.</param>
/// <remarks>Immutable.</remarks>
public readonly record struct TrackVersion(string Track, string DefinitionHash, string ContextVersion, DateTimeOffset At)
{
    /// <summary>The track, the version of its definition and since when; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Track} {DefinitionHash} with {ContextVersion} since {At:O}");
}
