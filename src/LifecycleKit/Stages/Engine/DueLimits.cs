namespace LifecycleKit.Stages;

/// <summary>The limits of a search for a due instant.</summary>
/// <param name="Ticks">The instant before which the due instant must be.</param>
/// <param name="Looks">The largest number of changes to evaluate; at least 1.</param>
/// <param name="IsNew">Whether the stage or the facts are new at the anchor; otherwise no rule fires at the anchor.</param>
internal readonly record struct DueLimits(long Ticks, int Looks, bool IsNew);
