using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Finds pairs of rules of one priority that lead to different stages and can hold together, so that their ids decide.</summary>
/// <remarks>
/// A pair is reported when <see cref="FieldDependency"/> shows that both can certainly hold and both wait for a common event. Two
/// time-based rules usually become true at the same instant only when they compare with the same age, so they are reported only when they
/// share a leaf that time decides. Rules with code of the host, and shadowed rules, are not reported.
/// </remarks>
internal static class OverlappingRules
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        var left = AnalysedLifecycle.MaxComparisons;
        var reported = new HashSet<(TransitionRule, TransitionRule)>();
        foreach (var cases in lifecycle.Cases)
        {
            for (var i = 0; i < cases.Length && left > 0; i++)
            {
                for (var j = i + 1; j < cases.Length && cases[j].Rule.Priority == cases[i].Rule.Priority && left > 0; j++)
                {
                    left--;
                    var (first, second) = (cases[i], cases[j]);
                    if (!AreRivals(lifecycle, first, second) || reported.Contains((first.Rule, second.Rule))) continue;
                    var cost = 8 * first.When.CostWith(second.When);
                    if (cost > left) continue;
                    left -= cost;
                    if (Joint(first, second) is not { } joint) continue;
                    reported.Add((first.Rule, second.Rule));
                    yield return Warning(first, second, joint);
                }
            }
        }
    }

    private static bool AreRivals(AnalysedLifecycle lifecycle, RuleFromStage first, RuleFromStage second)
    {
        var (one, other) = (first.Rule, second.Rule);
        return one.To != other.To && one.IsTimeBased == other.IsTimeBased
            && (one.IsTimeBased ? one.ConfirmFor == other.ConfirmFor : (one.On & other.On) != 0)
            && first.CanFire && second.CanFire && first.When.IsKnown && second.When.IsKnown
            && !(one.EffectiveFrom >= other.EffectiveUntil) && !(other.EffectiveFrom >= one.EffectiveUntil)
            && !lifecycle.Shadowed.ContainsKey(first) && !lifecycle.Shadowed.ContainsKey(second);
    }

    private static ConditionTerm? Joint(RuleFromStage first, RuleFromStage second) =>
        (from one in first.When.Terms
         from other in second.When.Terms
         where first.Rule.IsTimeBased
             ? ShareTime(one, other) : IsForAll(one, first.Rule, second.Rule) && IsForAll(other, second.Rule, first.Rule)
         select FieldDependency.Joint(one, other)).FirstOrDefault(joint => joint is not null);

    /// <summary>
    /// Whether a conjunction can hold on every event of the other rule; requirements for an event belong to one kind of event.
    /// </summary>
    private static bool IsForAll(ConditionTerm term, TransitionRule rule, TransitionRule other) =>
        (rule.On & ~other.On) == 0 || !term.Regions.Any(region => region.Field.Timing == FieldTiming.Event);

    private static bool ShareTime(ConditionTerm one, ConditionTerm other) => one.Regions.Any(region =>
        (!region.Ages.IsAll || region.Field.Timing == FieldTiming.Changing) && other.Find(region.Field) is { } same
        && region.IsWithin(same) && same.IsWithin(region));

    private static Diagnostic Warning(RuleFromStage first, RuleFromStage second, ConditionTerm joint)
    {
        var (winner, other) = (first.Rule, second.Rule);
        var on = winner.IsTimeBased ? "as time passes" : $"on {winner.On & other.On}";
        return Diagnostic.Warning(
            DiagnosticIds.Overlap,
            $"rules/{other.Id}/priority",
            $"From '{first.From}' {on} '{winner.Id}' leads to '{winner.To}' and '{other.Id}' to '{other.To}', and both hold at {joint.Example()}. "
            + $"They have the same priority, so the ids decide: '{winner.Id}' wins.",
            "Give one rule a higher priority, or make the conditions exclude each other.");
    }
}
