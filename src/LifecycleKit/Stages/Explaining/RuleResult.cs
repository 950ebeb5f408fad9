using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>The result of one rule that was evaluated. The results of its leaves are in the <see cref="Explanation"/>.</summary>
/// <remarks><c>default</c> has no rule.</remarks>
public readonly record struct RuleResult
{
    [SetsRequiredMembers]
    internal RuleResult(TransitionRule rule, Stage from, RuleOutcome outcome)
    {
        Rule = rule;
        From = from;
        Outcome = outcome;
    }

    /// <summary>The rule.</summary>
    public required TransitionRule Rule { get; init; }

    /// <summary>The stage of the customer when the rule was evaluated; after a chained rule, its target.</summary>
    public required Stage From { get; init; }

    /// <summary>The outcome.</summary>
    public required RuleOutcome Outcome { get; init; }

    /// <summary>The rule that matched before this one was tried; null unless the outcome is <see cref="RuleOutcome.NotTried"/>.</summary>
    public TransitionRule? Winner { get; init; }

    /// <summary>Why the rule is suppressed; none unless the outcome is <see cref="RuleOutcome.Suppressed"/>.</summary>
    public SuppressionReason SuppressedBy { get; init; }

    /// <summary>Until when the rule is suppressed, in UTC; null when it is not, for <see cref="SuppressionReason.EnteredAlready"/>, and
    /// when the instant is past the year 9999.</summary>
    public DateTimeOffset? SuppressedUntil
    {
        get => Instant(SuppressedUntilTicks);
        init => SuppressedUntilTicks = Ticks(value);
    }

    /// <summary>Since when the condition has held, in UTC; null unless the outcome is <see cref="RuleOutcome.Confirming"/>.</summary>
    public DateTimeOffset? HeldSince
    {
        get => Instant(HeldSinceTicks);
        init => HeldSinceTicks = Ticks(value);
    }

    /// <summary>
    /// The first instant at which the rule can move the customer if no other event arrives, in UTC: for a time-based rule its due instant;
    /// for a rule on events the end of the suppression. Null when only an event can make the rule fire, and when the rule can fire at once.
    /// </summary>
    public DateTimeOffset? NotBefore
    {
        get => Instant(NotBeforeTicks);
        init => NotBeforeTicks = Ticks(value);
    }

    internal long NotBeforeTicks { get; init; }

    internal long SuppressedUntilTicks { get; init; }

    internal long HeldSinceTicks { get; init; }

    /// <summary>The index of the rule's first leaf in the explanation.</summary>
    internal int FirstLeaf { get; init; }

    internal int LeafCount { get; init; }

    /// <summary>
    /// Returns the rule and its outcome, culture-invariant; empty for <c>default</c>. <see cref="Explanation.LineOf"/> adds the reason.
    /// </summary>
    public override string ToString() => Rule is null ? string.Empty : $"{ConditionText.Name(Rule.Id)}: {Outcome}";

    private static long Ticks(DateTimeOffset? instant) => instant?.UtcTicks ?? 0;

    private static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
