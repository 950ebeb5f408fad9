namespace LifecycleKit.Stages;

/// <summary>How far a due instant is searched for.</summary>
/// <param name="Ticks">The instant before which it must lie.</param>
/// <param name="Looks">How many changes to look at; at least 1.</param>
/// <param name="IsNew">Whether stage or facts are new at the anchor; otherwise no rule fires at it.</param>
internal readonly record struct DueLimits(long Ticks, int Looks, bool IsNew);
