using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>What the naive interpreter found when it asked a rule about an event.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Asked">What the rule was asked about.</param>
/// <param name="Winner">The rule that had matched before it.</param>
/// <param name="HeldBackBy">What held it back.</param>
/// <param name="NotBefore">Until when, or from when on it works; null for no such instant.</param>
internal sealed record NaiveVerdict(
    NaiveRule Rule, RuleOutcome Outcome, Moment Asked, string? Winner = null,
    SuppressionReason HeldBackBy = SuppressionReason.None, long? NotBefore = null);
