using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>An explanation of why a customer moved or did not move: the result of each rule, with the leaves of its condition.</summary>
/// <remarks>
/// A reusable buffer of the caller. Once it has grown to the size of the lifecycle's rules, filling it allocates nothing. Text is created
/// only on request. Not thread-safe.
/// </remarks>
[Mutable("a buffer that the engine fills")]
public sealed class Explanation
{
    private RuleResult[] _rules = new RuleResult[8];
    private int _ruleCount;

    /// <summary>The stage of the customer when the rules were evaluated; null when nothing has been explained.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The instant of the evaluation, in UTC; <c>default</c> when nothing has been explained.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether an event is explained; otherwise the customer's current stage is explained.</summary>
    public bool HasEvent { get; private set; }

    /// <summary>The triggers of the event; none without an event, and for a repeated notice.</summary>
    public EventTriggers Triggers { get; private set; }

    /// <summary>
    /// The instant at which the search for the next time-based rule continues, in UTC, if it ended early, which it does after 4 096
    /// changes. Up to and including that instant no rule is due. Null when the search has an answer.
    /// </summary>
    public DateTimeOffset? SearchGoesOnAt { get; private set; }

    /// <summary>
    /// The results, in the order in which the rules are tried. After a step, the results of the rules that wait for the event, from the
    /// stage before the event and from the stages that chained rules entered. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<RuleResult> Rules => _rules.AsSpan(0, _ruleCount);

    /// <summary>
    /// Returns the results of the leaves of a rule's condition, from left to right, including leaves that were not asked; empty for a rule
    /// without a condition. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<LeafResult> LeavesOf(in RuleResult result) => Trace.Leaves(result.FirstLeaf, result.LeafCount);

    /// <summary>
    /// Returns the leaves that decided the answer, from left to right. For a false condition they are the leaves that make it false (of
    /// parts that must all hold, the first false one, at which the evaluation stopped; of alternatives, all; under a negation, the leaves
    /// that hold); likewise for a condition that is true or unknown. After an error, it is the leaf that failed.
    /// </summary>
    /// <param name="result">One of <see cref="Rules"/>, before the buffer is filled again.</param>
    /// <returns>A new list; empty for a rule without a condition.</returns>
    public IReadOnlyList<LeafResult> DecidingLeavesOf(in RuleResult result) =>
        result.Rule?.When is { } when ? DecidingLeaves.Of(when, LeavesOf(result)) : [];

    /// <summary>
    /// Returns a result in one line, culture-invariant: the rule, its target, the outcome and the reason, with at most three leaves.
    /// </summary>
    /// <param name="result">One of <see cref="Rules"/>, before the buffer is filled again; <c>default</c> gives the empty text.</param>
    public string LineOf(in RuleResult result) => ExplanationText.Line(this, result);

    /// <summary>
    /// Returns the explanation, culture-invariant: one line with stage, instant and event, and one line for each rule, separated by
    /// <c>\n</c>.
    /// </summary>
    public override string ToString() => ExplanationText.Of(this);

    internal void Begin(Stage stage, long atTicks, EventTriggers triggers, bool hasEvent)
    {
        Stage = stage;
        At = new DateTimeOffset(atTicks, TimeSpan.Zero);
        Triggers = triggers;
        HasEvent = hasEvent;
        (_ruleCount, SearchGoesOnAt) = (0, null);
        Trace.Clear();
    }

    /// <summary>
    /// Returns the result of a rule that is about to be tried, without an outcome and with leaves that have not been asked.
    /// </summary>
    internal RuleResult Begin(CompiledRule rule, Stage from)
    {
        Trace.Begin(rule.Leaves);
        return new RuleResult(rule.Rule, from, RuleOutcome.NotTried);
    }

    /// <summary>Ends the explanation after all rules, with the instant at which an unfinished search continues.</summary>
    internal void End(in StateBuffer buffer) =>
        SearchGoesOnAt =
            buffer.DueRule < 0 && buffer.DueTicks < DueScheduler.End ? new DateTimeOffset(buffer.DueTicks, TimeSpan.Zero) : null;

    /// <summary>Clears the explanation.</summary>
    internal void Clear()
    {
        Stage = null;
        At = default;
        Triggers = EventTriggers.None;
        HasEvent = false;
        (_ruleCount, SearchGoesOnAt) = (0, null);
        Trace.Clear();
    }

    /// <summary>The record of the leaves of the rules.</summary>
    internal ConditionTrace Trace { get; } = new();

    /// <summary>Adds the result of the rule that was begun last.</summary>
    internal void Add(in RuleResult result)
    {
        if (_ruleCount == _rules.Length) Array.Resize(ref _rules, 2 * _ruleCount);
        var leaves = result.Rule.When?.LeafCount ?? 0;
        _rules[_ruleCount++] = result with { FirstLeaf = Trace.Count - leaves, LeafCount = leaves };
    }
}
