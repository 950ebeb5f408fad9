
namespace LifecycleKit.Stages;

/// <summary>Stages that customers reach and no rule leaves, though they are not marked as the end.</summary>
internal static class DeadEnds
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle) =>
        from stage in lifecycle.Stages
        where !stage.IsTerminal && lifecycle.Reachable.Contains(stage)
        let cases = lifecycle.Cases[stage.Index]
        where cases.All(one => !one.CanFire)
        let why = cases.IsEmpty ? "no rule leads away" : $"{string.Join(", ", cases.Take(8).Select(one => $"'{one.Rule.Id}'"))} can never fire"
        select Diagnostic.Warning(
            DiagnosticIds.DeadEnd, $"stages/{stage.Id}", $"Every customer who comes to '{stage}' stays there: {why}.", "Mark it terminal, or lead a rule away from it.");
}
