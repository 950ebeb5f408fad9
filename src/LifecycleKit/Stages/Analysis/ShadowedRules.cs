namespace LifecycleKit.Stages;

/// <summary>
/// Finds shadowed rules. A rule is shadowed by another rule that is tried earlier, in the same stage and on the same events, and that holds
/// whenever the first rule holds.
/// </summary>
/// <remarks>
/// A rule is reported when it is shadowed in every stage in which it could fire. A rule that is shadowed in some stages is assumed to be a
/// general rule with exceptions. A rule that is passed over because its target was entered at the same instant still counts as shadowing.
/// </remarks>
internal static class ShadowedRules
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        foreach (var rule in lifecycle.Rules)
        {
            var cases = lifecycle.CasesOf(rule).Where(one => one.CanFire).ToArray();
            if (cases.Length == 0 || !Array.TrueForAll(cases, lifecycle.Shadowed.ContainsKey)) continue;
            var winners = cases.Select(one => lifecycle.Shadowed[one].Id).Distinct().Select(id => $"'{id}'");
            yield return Diagnostic.Warning(
                DiagnosticIds.ShadowedRule,
                $"rules/{rule.Id}",
                $"'{rule.Id}' is always shadowed by {string.Join(", ", winners)}: tried earlier, and true whenever it is true.",
                "Give it a higher priority, narrow the condition of the other rule, or remove it.");
        }
    }

    /// <summary>Returns the shadowed cases, each with the first rule that shadows it.</summary>
    public static IReadOnlyDictionary<RuleFromStage, TransitionRule> FindShadowed(AnalysedLifecycle lifecycle)
    {
        var shadowed = new Dictionary<RuleFromStage, TransitionRule>();
        var left = AnalysedLifecycle.MaxComparisons;
        foreach (var cases in lifecycle.Cases)
        {
            for (var i = 1; i < cases.Length && left > 0; i++)
            {
                for (var j = 0; j < i && left > 0 && cases[i].CanFire; j++)
                {
                    left--;
                    if (!CanShadow(cases[j], cases[i])) continue;
                    var cost = cases[i].When.CostWith(cases[j].When);
                    if (cost > left) continue;
                    left -= cost;
                    if (!cases[i].When.IsWithin(cases[j].When)) continue;
                    shadowed.Add(cases[i], cases[j].Rule);
                    break;
                }
            }
        }

        return shadowed;
    }

    private static bool CanShadow(RuleFromStage first, RuleFromStage second)
    {
        var (winner, loser) = (first.Rule, second.Rule);
        return first.CanFire
            && winner.IsTimeBased == loser.IsTimeBased && (loser.On & ~winner.On) == 0
            && winner.Cooldown == TimeSpan.Zero && winner.ConfirmFor <= loser.ConfirmFor
            && !(winner.EffectiveFrom > (loser.EffectiveFrom ?? DateTimeOffset.MinValue))
            && !(winner.EffectiveUntil < (loser.EffectiveUntil ?? DateTimeOffset.MaxValue));
    }
}
