using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Explains the rules of a customer's stage, and finds the possible transitions.</summary>
internal sealed class LifecycleExplainer(CompiledRule[] rules, RuleMatcher matcher, DueScheduler due)
{
    /// <summary>Records the result of each rule at an instant up to which time has passed.</summary>
    /// <param name="buffer">The state of the customer.</param>
    /// <param name="facts">The facts at the instant.</param>
    /// <param name="atAnchor">The facts at the latest change.</param>
    /// <param name="explanation">Receives the results.</param>
    public void Explain(in StateBuffer buffer, in Facts facts, in Facts atAnchor, Explanation explanation)
    {
        explanation.Begin(buffer.Stage, facts.AsOfTicks, default, hasEvent: false);
        var slots = default(FactSlots);
        foreach (var rule in rules)
        {
            if (!rule.LeadsFrom(buffer.Stage)) continue;
            var result = Try(rule, buffer, facts, ref slots, explanation);
            explanation.Add(rule.Rule.IsTimeBased ? TryTimeBased(result, rule, buffer, facts, atAnchor) : result);
        }

        explanation.End(buffer);
    }

    /// <summary>
    /// Returns the transitions that time brings about, and those that need an event; see
    /// <see cref="LifecycleEngine.GetPossibleTransitions"/>.
    /// </summary>
    public IReadOnlyList<PossibleTransition> GetPossibleTransitions(in StateBuffer buffer, in Facts facts, in Facts atAnchor)
    {
        var slots = default(FactSlots);
        var first = buffer.DueRule < 0 ? null : rules[buffer.DueRule].Rule;
        var stage = buffer.Stage;
        var limits = Limits(Array.FindAll(rules, rule => rule.Rule.IsTimeBased && rule.LeadsFrom(stage)).Length);
        var budget = new ReasoningBudget();
        var moves = new List<PossibleTransition>();
        foreach (var rule in rules)
        {
            if (!rule.LeadsFrom(buffer.Stage)) continue;
            var at = rule.Rule.IsTimeBased ? due.Due(rule, buffer, atAnchor, ref slots, limits, out _) : long.MaxValue;
            if (at != long.MaxValue)
                moves.Add(new PossibleTransition { Rule = rule.Rule, At = Instant(at), OvertakenBy = rule.Rule == first ? null : first });
            else if (FindRequirements(rule, buffer, facts, budget) is { } move)
                moves.Add(move);
        }

        return [.. moves.OrderBy(move => move.At ?? DateTimeOffset.MaxValue).ThenBy(move => move.RequiredChanges.Count)];
    }

    /// <summary>Tries a rule. A rule whose host code fails has the outcome Error, and the other rules are still tried.</summary>
    private RuleResult Try(CompiledRule rule, in StateBuffer buffer, in Facts facts, ref FactSlots slots, Explanation explanation)
    {
        try
        {
            return matcher.Try(rule, buffer, facts, ref slots, explanation);
        }
        catch (Exception error) when (error is PredicateException or FieldException)
        {
            return new RuleResult(rule.Rule, buffer.Stage, RuleOutcome.Error);
        }
    }

    /// <summary>
    /// Completes the result of a time-based rule, which has not fired: it is confirming, suppressed or closed, or its condition does not
    /// hold.
    /// </summary>
    private RuleResult TryTimeBased(in RuleResult tried, CompiledRule rule, in StateBuffer buffer, in Facts facts, in Facts atAnchor)
    {
        if (tried.Outcome == RuleOutcome.Error) return tried;
        var slots = default(FactSlots);
        var at = due.Due(rule, buffer, atAnchor, ref slots, Limits(1), out _);
        var result = tried with { NotBeforeTicks = at == long.MaxValue ? 0 : at };
        if (result.Outcome != RuleOutcome.Matched && result.SuppressedBy != SuppressionReason.EnteredAlready) return result;
        var held = rule.ConfirmTicks > 0 ? due.HeldSince(rule, buffer, atAnchor, facts.AsOfTicks) : 0;
        // A rule that is not confirming has held since the anchor, where its target had just been entered.
        return held + rule.ConfirmTicks > facts.AsOfTicks
            ? result with { Outcome = RuleOutcome.Confirming, SuppressedBy = SuppressionReason.None, HeldSinceTicks = held }
            : result with { Outcome = RuleOutcome.Suppressed, SuppressedBy = SuppressionReason.EnteredAlready };
    }

    /// <summary>Returns the possible transition of a rule that time alone does not fire; null when the rule can no longer fire.</summary>
    private static PossibleTransition? FindRequirements(CompiledRule rule, in StateBuffer buffer, in Facts facts, ReasoningBudget budget)
    {
        var gate = DueScheduler.Gate(rule, buffer);
        if (Math.Max(gate, facts.AsOfTicks) >= Math.Min(rule.UntilTicks, DueScheduler.End)) return null;
        if (RequiredChanges.Fewest(rule.Rule.When, facts, IsOfStage, budget) is not { } needs) return null;
        // A time-based rule that holds and is closed fires at the next event; any other rule that holds will not hold for long enough.
        if (rule.Rule.IsTimeBased && needs.Count == 0 && !buffer.IsClosed(rule, buffer.AnchorTicks)) return null;
        return new PossibleTransition { Rule = rule.Rule, RequiredChanges = needs,
            NotBefore = gate > facts.AsOfTicks ? Instant(gate) : null };
    }

    /// <summary>Returns the limits of a search that does not fire at the anchor, which an earlier search has passed.</summary>
    private static DueLimits Limits(int rules) => new(long.MaxValue, DueScheduler.LooksFor(rules), IsNew: false);

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static bool IsOfStage(Field field) => StageFields.All.Contains(field);
}
