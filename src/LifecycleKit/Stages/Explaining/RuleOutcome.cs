namespace LifecycleKit.Stages;

/// <summary>The outcome of a rule that was evaluated.</summary>
public enum RuleOutcome
{
    /// <summary>The condition does not hold.</summary>
    False = 0,

    /// <summary>The condition is unknown, because a fact is missing.</summary>
    Unknown = 1,

    /// <summary>The rule matched and moved the customer; in an explanation of the current stage, it would at its next event.</summary>
    Matched = 2,

    /// <summary>The rule was not tried, because an earlier rule matched: see <see cref="RuleResult.Winner"/>.</summary>
    NotTried = 3,

    /// <summary>
    /// The condition holds, but the rule is suppressed: see <see cref="RuleResult.SuppressedBy"/> and <see cref="RuleResult.NotBefore"/>.
    /// </summary>
    Suppressed = 4,

    /// <summary>The condition holds, but not yet for as long as ConfirmFor requires: see <see cref="RuleResult.NotBefore"/>.</summary>
    Confirming = 5,

    /// <summary>
    /// The rule is not effective at this instant: see <see cref="TransitionRule.EffectiveFrom"/> and
    /// <see cref="TransitionRule.EffectiveUntil"/>.
    /// </summary>
    NotEffective = 6,

    /// <summary>
    /// A predicate of the host or a custom field failed; only in an explanation of the current stage, since a step throws the exception.
    /// </summary>
    Error = 7,
}
