namespace LifecycleKit.Stages;

/// <summary>What one rule with a cooldown or a time to confirm remembers of one customer.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="FiredAt">When the rule last moved the customer, in UTC; null for never, or when the rule has no cooldown.</param>
/// <param name="HeldSince">
/// Since when the rule's condition has held in the current stage, in UTC; null when it does not hold, or need not hold for a while.
/// </param>
/// <remarks>Immutable.</remarks>
public readonly record struct RuleTimerState(string Rule, DateTimeOffset? FiredAt, DateTimeOffset? HeldSince)
{
    /// <summary>The rule, when it fired last and since when its condition holds; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rule}: fired {(FiredAt is { } fired ? fired.ToString("O", null) : "never")}, holds {(HeldSince is { } since ? "since " + since.ToString("O", null) : "not")}");
}
