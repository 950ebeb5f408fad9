namespace LifecycleKit.Stages;

/// <summary>What one rule remembers of one customer, by its id.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RuleTimerSnapshot
{
    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>When it last moved him, in UTC; null for never, or when it has no cooldown.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>Since when its condition has held in his current stage, in UTC; null when it does not, or need not for a while.</summary>
    public DateTimeOffset? HeldSince { get; init; }
}
