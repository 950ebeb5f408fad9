using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Moves that follow each other at one event or instant, and the facts at which all their conditions hold together.</summary>
/// <remarks>
/// At one event come first rules on that event, each but the last chained, and then time-based rules, which follow each other by
/// themselves. Immutable.
/// </remarks>
internal sealed class CyclePath
{
    private CyclePath(CyclePath? before, RuleFromStage last, ConditionTerm joint) => (Before, Last, Joint) = (before, last, joint);

    /// <summary>The path without its last move; null for a path of one move.</summary>
    public CyclePath? Before { get; }

    /// <summary>The last move.</summary>
    public RuleFromStage Last { get; }

    /// <summary>What holds wherever all the conditions hold.</summary>
    public ConditionTerm Joint { get; }

    /// <summary>The events on which all event rules of the path are tried; none while there is no such rule.</summary>
    public EventTriggers On { get; private init; }

    /// <summary>How many moves there are.</summary>
    public int Length { get; private init; }

    /// <summary>Whether a rule on the same event may be the next move.</summary>
    public bool GoesOnByEvent => !Last.Rule.IsTimeBased && Last.Rule.IsChained;

    /// <summary>The moves, the first one first.</summary>
    public IEnumerable<RuleFromStage> Moves => Before is null ? [Last] : Before.Moves.Append(Last);

    /// <summary>
    /// The path with one more move under one of the conjunctions of its condition; null when they surely do not, or may not, hold together.
    /// </summary>
    public static CyclePath? After(CyclePath? before, RuleFromStage next, ConditionTerm term)
    {
        if (before is not null && !Follows(before, next)) return null;
        var common = before is null || before.On == EventTriggers.None ? next.Rule.On : next.Rule.IsTimeBased ? before.On : before.On & next.Rule.On;
        if (FieldDependency.Joint(before?.Joint ?? ConditionTerm.Any, term) is not { } joint || !EventAssumptions.Allows(common, joint)) return null;
        return new CyclePath(before, next, joint) { On = common, Length = (before?.Length ?? 0) + 1 };
    }

    /// <summary>Whether whatever can follow the other path can follow this one too.</summary>
    public bool Covers(CyclePath other) =>
        (GoesOnByEvent || !other.GoesOnByEvent) && (other.On & ~On) == 0 && (On == EventTriggers.None) == (other.On == EventTriggers.None)
        && other.Joint.IsWithin(Joint);

    /// <summary>Whether the path comes by a stage, its last one included.</summary>
    public bool Visits(Stage stage)
    {
        for (var path = this; path is not null; path = path.Before)
        {
            if (path.Last.From == stage || path.Last.Rule.To == stage) return true;
        }

        return false;
    }

    private static bool Follows(CyclePath before, RuleFromStage next)
    {
        if (!next.Rule.IsTimeBased && (!before.GoesOnByEvent || (before.On & next.Rule.On) == 0)) return false;
        for (var path = before; path is not null; path = path.Before)
        {
            var rule = path.Last.Rule;
            if (!UnheldMoves.AreInForceTogether(rule, next.Rule)) return false;
            if (next.Rule.IsTimeBased || rule.IsTimeBased || rule.On == next.Rule.On) continue;
            if (UnheldMoves.AsksForEvent(path.Last) || UnheldMoves.AsksForEvent(next)) return false;
        }

        return true;
    }
}
