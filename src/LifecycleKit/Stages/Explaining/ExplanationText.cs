using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Explanations in words, the same in every culture.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation)
    {
        if (explanation.Stage is not { } stage) return "nothing has been explained";
        var lines = new List<string> { $"{ConditionText.Name(stage.Id)} at {Instant(explanation.At)}{Event(explanation)}" };
        foreach (ref readonly var verdict in explanation.Rules)
        {
            if (verdict.From != stage) lines.Add($"then {ConditionText.Name((stage = verdict.From).Id)}");
            lines.Add(Line(explanation, verdict));
        }

        if (explanation.Rules.IsEmpty) lines.Add(Nothing(explanation, stage));
        if (explanation.SearchGoesOnAt is { } at) lines.Add(GoesOn(at));
        return string.Join('\n', lines);
    }

    public static string Line(Explanation explanation, in RuleResult verdict)
    {
        if (verdict.Rule is not { } rule) return string.Empty;
        var line = $"{ConditionText.Name(rule.Id)} -> {ConditionText.Name(rule.To.Id)}: {Outcome(explanation, verdict)}";
        var isSaid = verdict.NotBefore == verdict.SuppressedUntil
            || (verdict.Outcome == RuleOutcome.NotEffective && verdict.NotBefore == rule.EffectiveFrom);
        return isSaid || verdict.NotBefore is not { } instant ? line : $"{line}; not before {Instant(instant)}";
    }

    private static string Outcome(Explanation explanation, in RuleResult verdict) => verdict.Outcome switch
    {
        RuleOutcome.Matched => explanation.HasEvent ? "matched" : $"would match on {verdict.Rule.On}",
        RuleOutcome.NotTried => $"not tried, {ConditionText.Name(verdict.Winner!.Id)} matched before it",
        RuleOutcome.Suppressed when verdict.SuppressedUntil is { } until => $"suppressed by {verdict.SuppressedBy} until {Instant(until)}",
        RuleOutcome.Suppressed => $"suppressed by {verdict.SuppressedBy}",
        RuleOutcome.Confirming => $"confirming since {Instant(verdict.HeldSince!.Value)}",
        RuleOutcome.NotEffective when verdict.Rule.EffectiveFrom is { } from && explanation.At < from => $"not effective before {Instant(from)}",
        RuleOutcome.NotEffective => $"not effective since {Instant(verdict.Rule.EffectiveUntil!.Value)}",
        _ => Leaves(explanation, verdict),
    };

    private static string Leaves(Explanation explanation, in RuleResult verdict) => DecidingLeaves.Text(
        verdict.Rule.When!, verdict.Outcome == RuleOutcome.False ? Truth.False : Truth.Unknown, explanation.LeavesOf(verdict), explanation.At.UtcTicks);

    private static string Event(Explanation explanation) =>
        !explanation.HasEvent ? string.Empty
        : explanation.Triggers == EventTriggers.None ? ", an event that changes nothing"
        : $", {explanation.Triggers}";

    private static string Nothing(Explanation explanation, Stage stage) =>
        !explanation.HasEvent ? $"no rule leads from {ConditionText.Name(stage.Id)}"
        : explanation.Triggers == EventTriggers.None ? "no rule waits for it"
        : $"no rule of {ConditionText.Name(stage.Id)} waits for {explanation.Triggers}";

    private static string GoesOn(DateTimeOffset at) => FormattableString.Invariant(
        $"the search for what time brings about ended after {DueScheduler.MaxLooks} changes; it goes on at {Instant(at)}");

    private static string Instant(DateTimeOffset instant) => ConditionText.Instant(instant.UtcTicks);
}
