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
    private RuleVerdict[] _rules = new RuleVerdict[8];
    private LeafVerdict[] _leaves = new LeafVerdict[32];
    private int _ruleCount;
    private int _leafCount;

    /// <summary>The stage at which the customer stood when the rules were judged; null when nothing has been explained.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The instant at which they were judged, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What the event amounted to; none when no event was handled.</summary>
    public EventTriggers Triggers { get; private set; }

    /// <summary>
    /// The verdicts, in the order in which the rules are tried. After a step: of the rules that wait for the event, from the stage in which it found
    /// the customer and from those that it led him through. Valid until the buffer is filled again.
    /// </summary>
    public ReadOnlySpan<RuleVerdict> Rules => _rules.AsSpan(0, _ruleCount);

    /// <summary>What the leaves of a rule's condition were, from left to right; empty for a rule without one. Valid until the buffer is filled again.</summary>
    public ReadOnlySpan<LeafVerdict> LeavesOf(in RuleVerdict verdict) => _leaves.AsSpan(verdict.FirstLeaf, verdict.LeafCount);

    internal void Begin(Stage stage, long atTicks, EventTriggers triggers)
    {
        (Stage, At, Triggers, _ruleCount, _leafCount) = (stage, new DateTimeOffset(atTicks, TimeSpan.Zero), triggers, 0, 0);
    }

    /// <summary>Judges every leaf of a condition, and writes it down for the rule that is added next.</summary>
    internal void AddLeaf(Condition leaf, Truth truth, in FieldValue actual)
    {
        if (_leafCount == _leaves.Length) Array.Resize(ref _leaves, 2 * _leafCount);
        _leaves[_leafCount++] = new LeafVerdict(leaf, truth, actual);
    }

    /// <summary>Adds a verdict with the last so many leaves.</summary>
    internal void Add(in RuleVerdict verdict, int leaves)
    {
        if (_ruleCount == _rules.Length) Array.Resize(ref _rules, 2 * _ruleCount);
        _rules[_ruleCount++] = verdict with { FirstLeaf = _leafCount - leaves, LeafCount = leaves };
    }
}
