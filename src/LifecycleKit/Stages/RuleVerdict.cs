namespace LifecycleKit.Stages;

/// <summary>What became of one rule when it was judged, and why. Its leaves stand in the <see cref="Explanation"/>.</summary>
/// <remarks><c>default</c> is no verdict. Immutable and safe to share between threads.</remarks>
public readonly record struct RuleVerdict
{
    internal RuleVerdict(TransitionRule rule, RuleOutcome outcome) => (Rule, Outcome) = (rule, outcome);

    /// <summary>The rule.</summary>
    public TransitionRule Rule { get; }

    /// <summary>What became of it.</summary>
    public RuleOutcome Outcome { get; internal init; }

    /// <summary>The rule that won; null unless the outcome is <see cref="RuleOutcome.Lost"/>.</summary>
    public TransitionRule? LostTo { get; internal init; }

    /// <summary>What holds it back; none unless the outcome is <see cref="RuleOutcome.Suppressed"/>.</summary>
    public SuppressionReason HeldBackBy { get; internal init; }

    /// <summary>
    /// The first instant at which it can move the customer if nothing happens, in UTC: for a rule on time its due instant, whatever holds it back;
    /// for a rule on events the end of what holds it back. Null when nothing but an event can help, and when it could at once.
    /// </summary>
    public DateTimeOffset? NotBefore => NotBeforeTicks == 0 ? null : new DateTimeOffset(NotBeforeTicks, TimeSpan.Zero);

    internal long NotBeforeTicks { get; init; }

    /// <summary>Where its leaves begin in the explanation, and how many there are.</summary>
    internal int FirstLeaf { get; init; }

    internal int LeafCount { get; init; }
}
