using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A track in force, with all versions that it had.</summary>
internal sealed record ActiveTrack(string Name, LifecycleTimeline Timeline);
