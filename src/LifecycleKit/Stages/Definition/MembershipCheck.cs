namespace LifecycleKit.Stages;

/// <summary>Finds what would make the stage of a membership depend on more than the facts of the instant.</summary>
internal static class MembershipCheck
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<StageBuilder> stages, IEnumerable<TransitionRuleBuilder> rules)
    {
        foreach (var stage in stages.Where(stage => stage.Stay != TimeSpan.Zero || stage.IsMarkedTerminal))
        {
            yield return Error(
                $"stages/{stage.Id}", $"The stage '{stage.Id}' has a MinStay or is terminal.", "Remove MinStay and Terminal.");
        }

        foreach (var rule in rules)
        {
            if (!rule.IsTimeBased && !rule.Unread.Contains("On"))
                yield return Error($"rules/{rule.Id}/on", $"The rule '{rule.Id}' waits for an event.", "Make it time-based.");
            if (rule.CooldownLength != TimeSpan.Zero || rule.ConfirmLength != TimeSpan.Zero)
            {
                yield return Error(
                    $"rules/{rule.Id}", $"The rule '{rule.Id}' has a Cooldown or ConfirmFor.", "Remove Cooldown and ConfirmFor.");
            }
        }
    }

    private static Diagnostic Error(string path, string message, string suggestion) => Diagnostic.Error(
        DiagnosticIds.Contradiction, path, $"{message} In a lifecycle of kind membership or index, the facts alone decide.", suggestion);
}
