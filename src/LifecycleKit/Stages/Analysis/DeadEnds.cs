namespace LifecycleKit.Stages;

/// <summary>Finds stages that customers can reach but never move on from, although they are not marked as terminal.</summary>
internal static class DeadEnds
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle) =>
        from stage in lifecycle.Stages
        where !stage.IsTerminal && lifecycle.Reachable.Contains(stage)
        let cases = lifecycle.Cases[stage.Index]
        where cases.All(one => !one.CanFire)
        let why = cases.IsEmpty
            ? "no rule leads away" : $"{string.Join(", ", cases.Take(8).Select(one => $"'{one.Rule.Id}'"))} can never fire"
        select Diagnostic.Warning(
            DiagnosticIds.DeadEnd, $"stages/{stage.Id}", $"Every customer who reaches '{stage}' stays there: {why}.",
            "Mark the stage as terminal, or add a rule that leads away from it.");
}
