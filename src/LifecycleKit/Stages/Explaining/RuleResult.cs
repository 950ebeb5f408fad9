using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>What became of one rule when it was judged, and why. Its leaves stand in the <see cref="Explanation"/>.</summary>
/// <remarks><c>default</c> is no result. Immutable.</remarks>
public readonly record struct RuleResult
{
    internal RuleResult(TransitionRule rule, Stage from, RuleOutcome outcome) => (Rule, From, Outcome) = (rule, from, outcome);

    /// <summary>The rule.</summary>
    public TransitionRule Rule { get; }

    /// <summary>The stage at which the customer stood when it was judged: after a chained rule, the one that it led to.</summary>
    public Stage From { get; }

    /// <summary>What became of it.</summary>
    public RuleOutcome Outcome { get; internal init; }

    /// <summary>The rule that matched before this one was tried; null unless the outcome is <see cref="RuleOutcome.NotTried"/>.</summary>
    public TransitionRule? Winner { get; internal init; }

    /// <summary>What holds it back; none unless the outcome is <see cref="RuleOutcome.Suppressed"/>.</summary>
    public SuppressionReason SuppressedBy { get; internal init; }

    /// <summary>Until when that holds it back, in UTC; null when nothing does, for
    /// <see cref="SuppressionReason.EnteredAlready"/>, and when that lies past the year 9999.</summary>
    public DateTimeOffset? SuppressedUntil => Instant(SuppressedUntilTicks);

    /// <summary>Since when its condition has held, in UTC; null unless the outcome is <see cref="RuleOutcome.Confirming"/>.</summary>
    public DateTimeOffset? HeldSince => Instant(HeldSinceTicks);

    /// <summary>
    /// The first instant at which it can move the customer if nothing happens, in UTC: for a rule on time its due instant, whatever holds it back;
    /// for a rule on events the end of what holds it back. Null when nothing but an event can help, and when it could at once.
    /// </summary>
    public DateTimeOffset? NotBefore => Instant(NotBeforeTicks);

    internal long NotBeforeTicks { get; init; }

    internal long SuppressedUntilTicks { get; init; }

    internal long HeldSinceTicks { get; init; }

    /// <summary>Where its leaves begin in the explanation, and how many there are.</summary>
    internal int FirstLeaf { get; init; }

    internal int LeafCount { get; init; }

    /// <summary>The rule and what became of it, culture-invariant; empty for <c>default</c>. <see cref="Explanation.LineOf"/> says why.</summary>
    public override string ToString() => Rule is null ? string.Empty : $"{ConditionText.Name(Rule.Id)}: {Outcome}";

    private static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
