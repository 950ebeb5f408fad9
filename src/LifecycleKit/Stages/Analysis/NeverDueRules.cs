namespace LifecycleKit.Stages;

/// <summary>Finds rules that MinStay, ConfirmFor or their dates hold back for as long as their condition can hold.</summary>
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
                "Shorten MinStay or ConfirmFor, change the dates, or widen the condition.");
        }
    }
}
