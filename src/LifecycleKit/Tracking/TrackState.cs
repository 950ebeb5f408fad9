using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The state of a customer in one track.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="State">The state.</param>
/// <remarks>Immutable.</remarks>
public readonly record struct TrackState(string Track, LifecycleState State);
