namespace LifecycleKit.Stages;

/// <summary>
/// Finds rules whose condition no customer can meet, from any or from some of their stages. Empty segments have their own diagnostic.
/// </summary>
internal static class NeverHoldingRules
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        foreach (var rule in lifecycle.Rules)
        {
            if (rule.When is null) continue;
            var cases = lifecycle.CasesOf(rule);
            var never = cases.Where(one => one.When.IsEmpty).ToArray();
            if (never.Length == 0) continue;
            var where = never.Length == cases.Length ? string.Empty : $" in {string.Join(", ", never.Select(one => $"'{one.From}'"))}";
            var region = never[0].When;
            yield return Diagnostic.Warning(
                region.IsConflictOfConstraint ? DiagnosticIds.EmptySegment : DiagnosticIds.NeverHolds,
                $"rules/{rule.Id}/when",
                $"The condition of '{rule.Id}' never holds{where}: {region.Conflict ?? "it contradicts itself"}.",
                where.Length == 0
                    ? "Fix the condition, or remove the rule." : "Remove the stage from the rule's sources, or fix the condition.");
        }
    }
}
