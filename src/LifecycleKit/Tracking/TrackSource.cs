using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A track as options give it: its lifecycle may still have to be read.</summary>
internal sealed record TrackSource(string Name, Func<Vocabulary, LifecycleLoadResult> Load);
