using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>Explains how a customer stands: what holds him at his stage, rule by rule, and from when on each could move him.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to explain; time passes up to it first, without any effect on the state given.</param>
    /// <param name="explanation">
    /// Receives what became of every rule that leads from his stage, in place of what it held. A rule on events counts as matched when it would
    /// move him if one of its events came now and added nothing to the facts; its questions about the event are unknown.
    /// </param>
    /// <returns>Where he stands at that instant.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">
    /// A host's predicate failed while time passed; the explanation then is empty. One that fails when the rules are judged is told there.
    /// </exception>
    /// <exception cref="FieldException">A host's field failed, likewise.</exception>
    public LifecycleState Explain(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        Check(state, history);
        explanation.Clear();
        try
        {
            var standing = Open(state, history, asOf.UtcTicks, null);
            var at = Math.Max(asOf.UtcTicks, standing.AnchorTicks);
            Pass(ref standing, history, at, null);
            explanation.Begin(standing.Stage, at, EventTriggers.None, hasEvent: false);
            var facts = FactsAt(standing, history, at);
            foreach (var rule in _rules)
            {
                if (!rule.LeadsFrom(standing.Stage)) continue;
                var verdict = Verdict(rule, standing, facts, null, explanation, out var leaves);
                if (rule.Rule.IsOnTime) verdict = OnTime(verdict, rule, standing, history, facts);
                explanation.Add(verdict, leaves);
            }

            return Close(standing);
        }
        catch
        {
            explanation.Clear();
            throw;
        }
    }

    /// <summary>Writes down what became of the rules that wait for an event.</summary>
    private void Judge(in Standing standing, in Facts facts, EventTriggers triggers, CompiledRule? winner, Explanation explanation)
    {
        foreach (var candidate in _onEvent[standing.Stage.Index])
        {
            if ((candidate.On & triggers) != 0) explanation.Add(Verdict(candidate.Rule, standing, facts, winner, explanation, out var leaves), leaves);
        }
    }

    /// <summary>What became of a rule, as if it were tried on an event; its leaves are written down first.</summary>
    private static RuleVerdict Verdict(
        CompiledRule rule, in Standing standing, in Facts facts, CompiledRule? winner, Explanation explanation, out int leaves)
    {
        var at = facts.AsOfTicks;
        var verdict = new RuleVerdict(rule.Rule, standing.Stage, Outcome(rule, facts, explanation, out leaves));
        if (at < rule.FromTicks) return verdict with { Outcome = RuleOutcome.NotEffective, NotBeforeTicks = rule.FromTicks };
        if (at >= rule.UntilTicks) return verdict with { Outcome = RuleOutcome.NotEffective };
        if (verdict.Outcome != RuleOutcome.Matched) return verdict;
        var reason = HeldBackBy(rule, standing, at, out var until);
        if (reason != SuppressionReason.None)
            return verdict with { Outcome = RuleOutcome.Suppressed, HeldBackBy = reason, HeldBackUntilTicks = until, NotBeforeTicks = until };
        return winner is null || winner == rule ? verdict : verdict with { Outcome = RuleOutcome.Lost, LostTo = winner.Rule };
    }

    /// <summary>A rule on time has not fired, or it would have: it is confirming, held back or closed, or its condition does not hold.</summary>
    private RuleVerdict OnTime(in RuleVerdict verdict, CompiledRule rule, in Standing standing, CustomerHistory history, in Facts facts)
    {
        if (verdict.Outcome == RuleOutcome.Error) return verdict;
        var slots = default(FactSlots);
        var due = Due(rule, standing, FactsAt(standing, history, standing.AnchorTicks), ref slots, long.MaxValue);
        var result = verdict with { NotBeforeTicks = due == long.MaxValue ? 0 : due };
        if (result.Outcome != RuleOutcome.Matched && result.HeldBackBy != SuppressionReason.EnteredAlready) return result;
        var held = rule.ConfirmTicks > 0 ? HeldSince(rule, standing, history, facts.AsOfTicks) : 0;
        // What is not confirming held at the anchor, where its target had just been entered, and has held since.
        return held + rule.ConfirmTicks > facts.AsOfTicks
            ? result with { Outcome = RuleOutcome.Confirming, HeldBackBy = SuppressionReason.None, HeldSinceTicks = held }
            : result with { Outcome = RuleOutcome.Suppressed, HeldBackBy = SuppressionReason.EnteredAlready };
    }

    /// <summary>Whether the condition holds, with each leaf written down. Host code that fails here is told and fails nothing else.</summary>
    private static RuleOutcome Outcome(CompiledRule rule, in Facts facts, Explanation explanation, out int leaves)
    {
        leaves = rule.Leaves.Length;
        foreach (var leaf in rule.Leaves) explanation.AddLeaf(LeafVerdict.Of(leaf, facts));
        return rule.Rule.When is { } when ? new JudgedLeaves(explanation.LastLeaves(leaves)).OutcomeOf(when) : RuleOutcome.Matched;
    }
}
