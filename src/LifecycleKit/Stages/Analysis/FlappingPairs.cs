using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>
/// Finds pairs of stages between which the same facts move a customer back and forth, without anything that delays a move.
/// </summary>
/// <remarks>
/// A pair is reported when <see cref="FieldDependency"/> shows that a rule there and a rule back can certainly hold together: both on a
/// common event, or one or both time-based. A condition that requires a stay in the stage delays the move. Events are assumed to arrive
/// without delay: a customer with an event has just been seen.
/// </remarks>
internal static class FlappingPairs
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        var ways = UnheldMoves.Of(lifecycle).ToLookup(one => (one.From, one.Rule.To));
        var left = AnalysedLifecycle.MaxComparisons;
        foreach (var way in ways.Where(way => way.Key.From.Index < way.Key.To.Index))
        {
            foreach (var (there, back) in way.SelectMany(_ => ways[(way.Key.To, way.Key.From)], (there, back) => (there, back)))
            {
                if (left <= 0) yield break;
                var cost = 8 * there.When.CostWith(back.When);
                left--;
                if (cost > left) continue;
                left -= cost;
                if (Joint(there, back) is not { } joint) continue;
                yield return Warning(there, back, joint);
                break;
            }
        }
    }

    private static ConditionTerm? Joint(RuleFromStage there, RuleFromStage back)
    {
        if (!UnheldMoves.AreInForceTogether(there.Rule, back.Rule)) return null;
        if (!there.Rule.IsTimeBased && !back.Rule.IsTimeBased && there.Rule.On != back.Rule.On
            && (UnheldMoves.AsksForEvent(there) || UnheldMoves.AsksForEvent(back)))
        {
            return null;
        }

        if (!there.Rule.IsTimeBased && !back.Rule.IsTimeBased && (there.Rule.On & back.Rule.On) == 0) return null;
        return (from one in UnheldMoves.OnArrival(there)
                from other in UnheldMoves.OnArrival(back)
                where EventAssumptions.Allows(there.Rule.On, other) && EventAssumptions.Allows(back.Rule.On, one)
                select FieldDependency.Joint(one, other)).FirstOrDefault(joint => joint is not null);
    }

    private static Diagnostic Warning(RuleFromStage there, RuleFromStage back, ConditionTerm joint) => Diagnostic.Warning(
        DiagnosticIds.FlappingPair,
        $"rules/{back.Rule.Id}",
        $"Customers move back and forth between '{there.From}' and '{back.From}': '{there.Rule.Id}' leads there and '{back.Rule.Id}' back, and both hold at {joint.Example()}.",
        "Make the conditions exclude each other, or set MinStay, Cooldown or ConfirmFor.");
}
