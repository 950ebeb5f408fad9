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
    private RuleVerdict[] _rules = new RuleVerdict[8];
    private LeafVerdict[] _leaves = new LeafVerdict[32];
    private int _ruleCount;
    private int _leafCount;

    /// <summary>The stage at which the customer stood when the rules were judged; null when nothing has been explained.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The instant at which they were judged, in UTC; <c>default</c> when nothing has been explained.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether an event is explained; otherwise, how the customer stands.</summary>
    public bool HasEvent { get; private set; }

    /// <summary>What the event amounted to; none when no event was handled, or when it was a repeated notice.</summary>
    public EventTriggers Triggers { get; private set; }

    /// <summary>
    /// The verdicts, in the order in which the rules are tried. After a step: of the rules that wait for the event, from the stage in which it found
    /// the customer and from those that it led him through. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<RuleVerdict> Rules => _rules.AsSpan(0, _ruleCount);

    /// <summary>What the leaves of a rule's condition were, from left to right; empty for a rule without one. Valid until the buffer is filled again.</summary>
    public ReadOnlySpan<LeafVerdict> LeavesOf(in RuleVerdict verdict) => _leaves.AsSpan(verdict.FirstLeaf, verdict.LeafCount);

    /// <summary>
    /// The leaves that decide, from left to right: where the condition is false, those that make it so (of parts that must all hold, the false
    /// ones; of alternatives, all; under a negation, those that hold), and likewise where it is true, unknown or in error.
    /// </summary>
    /// <param name="verdict">One of <see cref="Rules"/>, before the buffer is filled again.</param>
    /// <returns>A list of its own; empty for a rule without a condition.</returns>
    public IReadOnlyList<LeafVerdict> DecidingLeavesOf(in RuleVerdict verdict) =>
        verdict.Rule?.When is { } when ? new JudgedLeaves(LeavesOf(verdict)).Deciding(when) : [];

    /// <summary>
    /// A verdict in one line, culture-invariant: the rule, where it leads, what became of it and why; at most three leaves are named.
    /// </summary>
    /// <param name="verdict">One of <see cref="Rules"/>, before the buffer is filled again; <c>default</c> gives the empty text.</param>
    public string LineOf(in RuleVerdict verdict) => ExplanationText.Line(this, verdict);

    /// <summary>All of it, culture-invariant: a line on stage, instant and event, and one on each rule, parted by <c>\n</c>.</summary>
    public override string ToString() => ExplanationText.Of(this);

    internal void Begin(Stage stage, long atTicks, EventTriggers triggers, bool hasEvent)
    {
        (Stage, At, Triggers, HasEvent) = (stage, new DateTimeOffset(atTicks, TimeSpan.Zero), triggers, hasEvent);
        (_ruleCount, _leafCount) = (0, 0);
    }

    /// <summary>Nothing has been explained.</summary>
    internal void Clear() => (Stage, At, Triggers, HasEvent, _ruleCount, _leafCount) = (null, default, EventTriggers.None, false, 0, 0);

    /// <summary>Writes down a leaf for the rule that is added next.</summary>
    internal void AddLeaf(in LeafVerdict leaf)
    {
        if (_leafCount == _leaves.Length) Array.Resize(ref _leaves, 2 * _leafCount);
        _leaves[_leafCount++] = leaf;
    }

    /// <summary>The last so many leaves.</summary>
    internal ReadOnlySpan<LeafVerdict> LastLeaves(int count) => _leaves.AsSpan(_leafCount - count, count);

    /// <summary>Adds a verdict with the last so many leaves.</summary>
    internal void Add(in RuleVerdict verdict, int leaves)
    {
        if (_ruleCount == _rules.Length) Array.Resize(ref _rules, 2 * _ruleCount);
        _rules[_ruleCount++] = verdict with { FirstLeaf = _leafCount - leaves, LeafCount = leaves };
    }
}
