using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A sequence of moves at one event or instant, and the facts for which all their conditions hold together.</summary>
/// <remarks>
/// At one event, rules on that event come first, and each but the last is chained; then follow time-based rules, which need no chaining.
/// </remarks>
internal sealed class CyclePath
{
    private CyclePath(CyclePath? before, RuleFromStage last, ConditionTerm joint)
    {
        Before = before;
        Last = last;
        Joint = joint;
    }

    /// <summary>The path without its last move; null for a path of one move.</summary>
    public CyclePath? Before { get; }

    /// <summary>The last move.</summary>
    public RuleFromStage Last { get; }

    /// <summary>The conjunction for which all the conditions hold.</summary>
    public ConditionTerm Joint { get; }

    /// <summary>The events on which all event rules of the path are tried; none when there is no such rule.</summary>
    public EventTriggers On { get; private init; }

    /// <summary>The number of moves.</summary>
    public int Length { get; private init; }

    /// <summary>Whether a rule on the same event may be the next move.</summary>
    public bool GoesOnByEvent => !Last.Rule.IsTimeBased && Last.Rule.IsChained;

    /// <summary>The moves, the first one first.</summary>
    public IEnumerable<RuleFromStage> Moves => Before is null ? [Last] : Before.Moves.Append(Last);

    /// <summary>
    /// Returns the path with one more move, for one conjunction of its condition; null when the conditions may not hold together.
    /// </summary>
    public static CyclePath? After(CyclePath? before, RuleFromStage next, ConditionTerm term)
    {
        if (before is not null && !Follows(before, next)) return null;
        var common =
            before is null || before.On == EventTriggers.None ? next.Rule.On : next.Rule.IsTimeBased ? before.On : before.On & next.Rule.On;
        if (FieldDependency.Joint(before?.Joint ?? ConditionTerm.Any, term) is not { } joint || !EventAssumptions.Allows(common, joint))
            return null;
        return new CyclePath(before, next, joint) { On = common, Length = (before?.Length ?? 0) + 1 };
    }

    /// <summary>Whether every move that can follow the other path can follow this path too.</summary>
    public bool Covers(CyclePath other) =>
        (GoesOnByEvent || !other.GoesOnByEvent) && (other.On & ~On) == 0 && (On == EventTriggers.None) == (other.On == EventTriggers.None)
        && other.Joint.IsWithin(Joint);

    /// <summary>Whether the path includes a stage, as a source or as its last target.</summary>
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
