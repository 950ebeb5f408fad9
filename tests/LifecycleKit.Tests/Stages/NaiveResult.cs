using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The result of a rule that the naive interpreter tried on an event.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Asked">The facts at which the rule was tried.</param>
/// <param name="Winner">The rule that had matched before it.</param>
/// <param name="SuppressedBy">Why the rule was suppressed.</param>
/// <param name="NotBefore">Until when the rule is suppressed, or from when on it is effective; null for no such instant.</param>
internal sealed record NaiveResult(
    NaiveRule Rule, RuleOutcome Outcome, Moment Asked, string? Winner = null,
    SuppressionReason SuppressedBy = SuppressionReason.None, long? NotBefore = null);
