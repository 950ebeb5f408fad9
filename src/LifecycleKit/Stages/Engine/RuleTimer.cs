namespace LifecycleKit.Stages;

/// <summary>What one rule remembers of one customer.</summary>
/// <param name="FiredTicks">When it last moved him; 0 for never.</param>
/// <param name="HeldTicks">Since when its condition has held in the current stage; 0 when it does not.</param>
internal readonly record struct RuleTimer(long FiredTicks, long HeldTicks);
