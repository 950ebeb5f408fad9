
namespace LifecycleKit.Stages;

/// <summary>Rules that are held back for as long as their condition can hold, by a stay, a time to confirm or their dates.</summary>
internal static class NeverDueRules
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        foreach (var rule in lifecycle.Rules)
        {
            var never = lifecycle.CasesOf(rule).Where(one => one.NeverDue is not null).ToArray();
            if (never.Length == 0) continue;
            yield return Diagnostic.Warning(
                DiagnosticIds.NeverDue,
                $"rules/{rule.Id}/when",
                $"'{rule.Id}' never fires from {string.Join(", ", never.Select(one => $"'{one.From}'"))}. {never[0].NeverDue}",
                "Shorten what holds it back, or widen the condition.");
        }
    }
}
