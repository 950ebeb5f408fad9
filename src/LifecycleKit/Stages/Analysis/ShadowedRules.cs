
namespace LifecycleKit.Stages;

/// <summary>Rules that another one always beats: tried before, in the same stage, on the same events, and holding wherever they hold.</summary>
/// <remarks>
/// A rule is reported when it is beaten in every stage in which it could fire; beaten in some, it is taken to be a general rule with exceptions.
/// That the winner is passed over because its target was entered at that very instant is not taken into account.
/// </remarks>
internal static class ShadowedRules
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        foreach (var rule in lifecycle.Rules)
        {
            var cases = lifecycle.CasesOf(rule).Where(one => one.CanFire).ToArray();
            if (cases.Length == 0 || !Array.TrueForAll(cases, lifecycle.Beaten.ContainsKey)) continue;
            var winners = cases.Select(one => lifecycle.Beaten[one].Id).Distinct().Select(id => $"'{id}'");
            yield return Diagnostic.Warning(
                DiagnosticIds.ShadowedRule,
                $"rules/{rule.Id}",
                $"'{rule.Id}' is always beaten by {string.Join(", ", winners)}: tried before it, and true wherever it is.",
                "Give it a higher priority, narrow the other's condition, or take it out.");
        }
    }

    /// <summary>The cases that are beaten, each with the first rule that beats it.</summary>
    public static IReadOnlyDictionary<RuleFromStage, TransitionRule> Beaten(AnalysedLifecycle lifecycle)
    {
        var beaten = new Dictionary<RuleFromStage, TransitionRule>();
        var left = AnalysedLifecycle.MaxComparisons;
        foreach (var cases in lifecycle.Cases)
        {
            for (var i = 1; i < cases.Length && left > 0; i++)
            {
                for (var j = 0; j < i && left > 0 && cases[i].CanFire; j++)
                {
                    left--;
                    if (!CanBeat(cases[j], cases[i])) continue;
                    var cost = cases[i].When.CostWith(cases[j].When);
                    if (cost > left) continue;
                    left -= cost;
                    if (!cases[i].When.IsWithin(cases[j].When)) continue;
                    beaten.Add(cases[i], cases[j].Rule);
                    break;
                }
            }
        }

        return beaten;
    }

    private static bool CanBeat(RuleFromStage first, RuleFromStage second)
    {
        var (winner, loser) = (first.Rule, second.Rule);
        return first.CanFire
            && winner.IsTimeBased == loser.IsTimeBased && (loser.On & ~winner.On) == 0
            && winner.Cooldown == TimeSpan.Zero && winner.ConfirmFor <= loser.ConfirmFor
            && !(winner.EffectiveFrom > (loser.EffectiveFrom ?? DateTimeOffset.MinValue))
            && !(winner.EffectiveUntil < (loser.EffectiveUntil ?? DateTimeOffset.MaxValue));
    }
}
