using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The state of a customer in one track.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="State">The state.</param>
public readonly record struct TrackState(string Track, LifecycleState State);

/// <summary>A version of a track that applied to a customer, and since when. Replays use the instant.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="DefinitionHash">The content hash of the lifecycle.</param>
/// <param name="ContextVersion">The version of zone and models.</param>
/// <param name="At">The instant, in UTC.</param>
public readonly record struct TrackVersion(string Track, string DefinitionHash, string ContextVersion, DateTimeOffset At)
{
    /// <summary>Returns the track, the hashes and the instant; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Track} {DefinitionHash} with {ContextVersion} since {At:O}");
}

/// <summary>The state of a customer in one track, as a document keeps it.</summary>
internal readonly record struct KeptTrack(string Track, KeptState State)
{
    public static KeptTrack Of(string track, in LifecycleState state) => new(track, new KeptState(state, default));
}
