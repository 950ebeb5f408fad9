namespace LifecycleKit.Stages;

/// <summary>The timer of one rule with Cooldown or ConfirmFor, for one customer.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="FiredAt">When the rule last moved the customer, in UTC; null for never, or when the rule has no cooldown.</param>
/// <param name="HeldSince">
/// Since when the rule's condition has held in the current stage, in UTC; null when it does not hold, or when the rule has no ConfirmFor.
/// </param>
internal readonly record struct RuleTimerState(string Rule, DateTimeOffset? FiredAt, DateTimeOffset? HeldSince)
{
    /// <summary>Returns the rule, when it last fired, and since when its condition has held; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rule}: fired {(FiredAt is { } fired ? fired.ToString("O", null) : "never")}, holds {(HeldSince is { } since ? "since " + since.ToString("O", null) : "not")}");
}
