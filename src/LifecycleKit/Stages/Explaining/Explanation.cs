using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Why a customer moved or did not: for each rule that could have moved him, what became of it and at which leaf.</summary>
/// <remarks>
/// A buffer that the caller owns and passes again and again; once it has grown to the size of the lifecycle's rules, filling it allocates
/// nothing. Text is made only when asked for. Not thread-safe.
/// </remarks>
[Mutable("a buffer that the engine fills")]
public sealed class Explanation
{
    private RuleResult[] _rules = new RuleResult[8];
    private int _ruleCount;

    /// <summary>The stage at which the customer stood when the rules were judged; null when nothing has been explained.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The instant at which they were judged, in UTC; <c>default</c> when nothing has been explained.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether an event is explained; otherwise, how the customer stands.</summary>
    public bool HasEvent { get; private set; }

    /// <summary>What the event amounted to; none when no event was handled, or when it was a repeated notice.</summary>
    public EventTriggers Triggers { get; private set; }

    /// <summary>
    /// When the search for what time brings about goes on, in UTC, if it ended early: it looks at no more than 4 096 changes at once. Up to
    /// and including that instant no rule is due. Null when the search has an answer.
    /// </summary>
    public DateTimeOffset? SearchGoesOnAt { get; private set; }

    /// <summary>
    /// The results, in the order in which the rules are tried. After a step: of the rules that wait for the event, from the stage in which it found
    /// the customer and from those that it led him through. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<RuleResult> Rules => _rules.AsSpan(0, _ruleCount);

    /// <summary>
    /// What the leaves of a rule's condition answered, from left to right, and which were not asked; empty for a rule without a condition.
    /// Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<LeafResult> LeavesOf(in RuleResult result) => Trace.Leaves(result.FirstLeaf, result.LeafCount);

    /// <summary>
    /// The leaves that decide, from left to right: where the condition is false, those that make it so (of parts that must all hold, the
    /// first false one, at which the evaluation stopped; of alternatives, all; under a negation, those that hold), and likewise where it is
    /// true or unknown; in an error, the leaf that failed.
    /// </summary>
    /// <param name="result">One of <see cref="Rules"/>, before the buffer is filled again.</param>
    /// <returns>A list of its own; empty for a rule without a condition.</returns>
    public IReadOnlyList<LeafResult> DecidingLeavesOf(in RuleResult result) =>
        result.Rule?.When is { } when ? DecidingLeaves.Of(when, LeavesOf(result)) : [];

    /// <summary>
    /// A result in one line, culture-invariant: the rule, where it leads, what became of it and why; at most three leaves are named.
    /// </summary>
    /// <param name="result">One of <see cref="Rules"/>, before the buffer is filled again; <c>default</c> gives the empty text.</param>
    public string LineOf(in RuleResult result) => ExplanationText.Line(this, result);

    /// <summary>All of it, culture-invariant: a line on stage, instant and event, and one on each rule, parted by <c>\n</c>.</summary>
    public override string ToString() => ExplanationText.Of(this);

    internal void Begin(Stage stage, long atTicks, EventTriggers triggers, bool hasEvent)
    {
        (Stage, At, Triggers, HasEvent) = (stage, new DateTimeOffset(atTicks, TimeSpan.Zero), triggers, hasEvent);
        (_ruleCount, SearchGoesOnAt) = (0, null);
        Trace.Clear();
    }

    /// <summary>A rule is about to be tried: a result without an outcome, whose leaves have not been asked.</summary>
    internal RuleResult Begin(CompiledRule rule, Stage from)
    {
        Trace.Begin(rule.Leaves);
        return new RuleResult(rule.Rule, from, RuleOutcome.NotTried);
    }

    /// <summary>All rules are written down; the due instant is known, or when the search for it goes on.</summary>
    internal void End(in StateBuffer buffer) =>
        SearchGoesOnAt = buffer.DueRule < 0 && buffer.DueTicks < DueScheduler.End ? new DateTimeOffset(buffer.DueTicks, TimeSpan.Zero) : null;

    /// <summary>Nothing has been explained.</summary>
    internal void Clear()
    {
        (Stage, At, Triggers, HasEvent) = (null, default, EventTriggers.None, false);
        (_ruleCount, SearchGoesOnAt) = (0, null);
        Trace.Clear();
    }

    /// <summary>The leaves of the rules, as they were asked.</summary>
    internal ConditionTrace Trace { get; } = new();

    /// <summary>Adds the result on the rule that was begun last.</summary>
    internal void Add(in RuleResult result)
    {
        if (_ruleCount == _rules.Length) Array.Resize(ref _rules, 2 * _ruleCount);
        var leaves = result.Rule.When?.LeafCount ?? 0;
        _rules[_ruleCount++] = result with { FirstLeaf = Trace.Count - leaves, LeafCount = leaves };
    }
}
