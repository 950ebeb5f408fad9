
namespace LifecycleKit.Stages;

/// <summary>Stages to which no rules lead that can fire.</summary>
internal static class UnreachableStages
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle) =>
        from stage in lifecycle.Stages
        where !lifecycle.Reachable.Contains(stage)
        let rules = lifecycle.Rules.Where(rule => ReferenceEquals(rule.To, stage)).Select(rule => $"'{rule.Id}'").ToArray()
        let why = rules.Length == 0 ? "no rule leads to it" : $"{string.Join(", ", rules.Take(8))} can never lead to it"
        select Diagnostic.Warning(
            DiagnosticIds.UnreachableStage, $"stages/{stage.Id}", $"No customer ever comes to '{stage}': {why}.", "Lead a rule to it, or take it out.");
}
