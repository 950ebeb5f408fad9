using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A track in force, with all versions that it had.</summary>
/// <param name="Name">The name.</param>
/// <param name="Timeline">The versions.</param>
/// <param name="Since">When the track was first published.</param>
internal sealed record ActiveTrack(string Name, LifecycleTimeline Timeline, DateTimeOffset Since);
