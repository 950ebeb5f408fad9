namespace LifecycleKit.Stages;

/// <summary>What one rule remembers of one customer.</summary>
/// <param name="FiredTicks">When the rule last moved the customer; 0 for never.</param>
/// <param name="HeldTicks">Since when the condition has held in the current stage; 0 when it does not hold.</param>
internal readonly record struct RuleTimer(long FiredTicks, long HeldTicks);
