namespace LifecycleKit.Stages;

/// <summary>Finds stages that no customer can reach.</summary>
internal static class UnreachableStages
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle) =>
        from stage in lifecycle.Stages
        where !lifecycle.Reachable.Contains(stage)
        let rules = lifecycle.Rules.Where(rule => ReferenceEquals(rule.To, stage)).Select(rule => $"'{rule.Id}'").ToArray()
        let why = rules.Length == 0 ? "no rule leads to it" : $"{string.Join(", ", rules.Take(8))} can never lead to it"
        select Diagnostic.Warning(
            DiagnosticIds.UnreachableStage, $"stages/{stage.Id}", $"No customer can reach '{stage}': {why}.",
            "Add a rule that leads to the stage, or remove the stage.");
}
