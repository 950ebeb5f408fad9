using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A transition and the track it was made in.</summary>
internal readonly record struct Moved(LifecycleTrack Track, Transition Transition);
