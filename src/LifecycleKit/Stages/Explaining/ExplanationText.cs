using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Writes explanations in words, culture-invariant.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation)
    {
        if (explanation.Stage is not { } stage) return "nothing has been explained";
        var lines = new List<string> { $"{ConditionText.Name(stage.Id)} at {Instant(explanation.At)}{Event(explanation)}" };
        foreach (ref readonly var result in explanation.Rules)
        {
            if (result.From != stage) lines.Add($"then {ConditionText.Name((stage = result.From).Id)}");
            lines.Add(Line(explanation, result));
        }

        if (explanation.Rules.IsEmpty) lines.Add(Nothing(explanation, stage));
        if (explanation.SearchGoesOnAt is { } at) lines.Add(GoesOn(at));
        return string.Join('\n', lines);
    }

    public static string Line(Explanation explanation, in RuleResult result)
    {
        if (result.Rule is not { } rule) return string.Empty;
        var line = $"{ConditionText.Name(rule.Id)} -> {ConditionText.Name(rule.To.Id)}: {Outcome(explanation, result)}";
        var isIncluded = result.NotBefore == result.SuppressedUntil
            || (result.Outcome == RuleOutcome.NotEffective && result.NotBefore == rule.EffectiveFrom);
        return isIncluded || result.NotBefore is not { } instant ? line : $"{line}; not before {Instant(instant)}";
    }

    private static string Outcome(Explanation explanation, in RuleResult result) => result.Outcome switch
    {
        RuleOutcome.Matched => explanation.HasEvent ? "matched" : $"would match on {result.Rule.On}",
        RuleOutcome.NotTried => $"not tried, {ConditionText.Name(result.Winner!.Id)} matched before it",
        RuleOutcome.Suppressed when result.SuppressedUntil is { } until => $"suppressed by {result.SuppressedBy} until {Instant(until)}",
        RuleOutcome.Suppressed => $"suppressed by {result.SuppressedBy}",
        RuleOutcome.Confirming => $"confirming since {Instant(result.HeldSince!.Value)}",
        RuleOutcome.NotEffective when result.Rule.EffectiveFrom is { } from && explanation.At < from =>
            $"not effective before {Instant(from)}",
        RuleOutcome.NotEffective => $"not effective since {Instant(result.Rule.EffectiveUntil!.Value)}",
        _ => Leaves(explanation, result),
    };

    private static string Leaves(Explanation explanation, in RuleResult result) => DecidingLeaves.Text(
        result.Rule.When!, result.Outcome == RuleOutcome.False ? Truth.False : Truth.Unknown, explanation.LeavesOf(result),
        explanation.At.UtcTicks);

    private static string Event(Explanation explanation) =>
        !explanation.HasEvent ? string.Empty
        : explanation.Triggers == EventTriggers.None ? ", an event that changes nothing"
        : $", {explanation.Triggers}";

    private static string Nothing(Explanation explanation, Stage stage) =>
        !explanation.HasEvent ? $"no rule leads from {ConditionText.Name(stage.Id)}"
        : explanation.Triggers == EventTriggers.None ? "no rule waits for it"
        : $"no rule of {ConditionText.Name(stage.Id)} waits for {explanation.Triggers}";

    private static string GoesOn(DateTimeOffset at) => FormattableString.Invariant(
        $"the search for the next time-based rule ended after {DueScheduler.MaxLooks} changes; it continues at {Instant(at)}");

    private static string Instant(DateTimeOffset instant) => ConditionText.Instant(instant.UtcTicks);
}
