using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// Finds the rule that an event fires: of the rules of the stage that wait for the event, the first one that is true and not suppressed.
/// </summary>
internal sealed class RuleMatcher(ConditionProgram program, CompiledRule[][] onEvent)
{
    private readonly EventCandidate[][] _candidates =
        Array.ConvertAll(onEvent, rules => Array.ConvertAll(rules, rule => new EventCandidate(rule, program)));

    /// <summary>Returns the first rule that matches; null for none.</summary>
    /// <param name="buffer">The state of the customer.</param>
    /// <param name="facts">The facts at the event.</param>
    /// <param name="slots">The values of the facts that have been read.</param>
    /// <param name="triggers">The triggers of the event.</param>
    /// <param name="suppressed">Receives the first rule that is true but suppressed, unless it already has one.</param>
    public CompiledRule? FirstMatch(
        in StateBuffer buffer, in Facts facts, ref FactSlots slots, EventTriggers triggers, ref Suppression suppressed)
    {
        var at = facts.AsOfTicks;
        foreach (ref readonly var candidate in _candidates[buffer.Stage.Index].AsSpan())
        {
            if ((candidate.On & triggers) == 0 || candidate.Bounds.Exclude(slots)) continue;
            var rule = candidate.Rule;
            if (at < rule.FromTicks || at >= rule.UntilTicks) continue;
            if (!program.IsTrue(candidate.Entry, facts, ref slots)) continue;
            var reason = FindSuppression(rule, buffer, at, out var until);
            if (reason == SuppressionReason.None) return rule;
            if (suppressed.Rule is null) suppressed = new Suppression(rule.Rule, reason, until);
        }

        return null;
    }

    /// <summary>
    /// Returns the first rule that matches, and records the result of each rule that waits for the event; rules after the match are not
    /// tried.
    /// </summary>
    public CompiledRule? FirstMatch(
        in StateBuffer buffer, in Facts facts, ref FactSlots slots, EventTriggers triggers, ref Suppression suppressed,
        Explanation explanation)
    {
        CompiledRule? match = null;
        foreach (ref readonly var candidate in _candidates[buffer.Stage.Index].AsSpan())
        {
            if ((candidate.On & triggers) == 0) continue;
            var rule = candidate.Rule;
            var result = match is null
                ? Try(rule, buffer, facts, ref slots, explanation)
                : explanation.Begin(rule, buffer.Stage) with { Outcome = RuleOutcome.NotTried, Winner = match.Rule };
            explanation.Add(result);
            if (result.Outcome == RuleOutcome.Matched) match = rule;
            if (result.Outcome == RuleOutcome.Suppressed && suppressed.Rule is null)
                suppressed = new Suppression(rule.Rule, result.SuppressedBy, result.SuppressedUntilTicks);
        }

        return match;
    }

    /// <summary>Tries a rule as if no other rule had matched, and records its leaves.</summary>
    public RuleResult Try(CompiledRule rule, in StateBuffer buffer, in Facts facts, ref FactSlots slots, Explanation explanation)
    {
        var at = facts.AsOfTicks;
        var result = explanation.Begin(rule, buffer.Stage);
        if (at < rule.FromTicks) return result with { Outcome = RuleOutcome.NotEffective, NotBeforeTicks = rule.FromTicks };
        if (at >= rule.UntilTicks) return result with { Outcome = RuleOutcome.NotEffective };
        var truth = program.Evaluate(rule.Entry, facts, ref slots, explanation.Trace);
        if (truth != Truth.True) return result with { Outcome = truth == Truth.False ? RuleOutcome.False : RuleOutcome.Unknown };
        var reason = FindSuppression(rule, buffer, at, out var until);
        return reason == SuppressionReason.None
            ? result with { Outcome = RuleOutcome.Matched }
            : result with { Outcome = RuleOutcome.Suppressed, SuppressedBy = reason, SuppressedUntilTicks = until, NotBeforeTicks = until };
    }

    /// <summary>
    /// Returns why a rule is suppressed at an instant, and until when; 0 when the rule can fire a tick later, or never before the end of
    /// the calendar.
    /// </summary>
    public static SuppressionReason FindSuppression(CompiledRule rule, in StateBuffer buffer, long at, out long until)
    {
        until = buffer.EnteredTicks + buffer.Stage.MinStay.Ticks;
        var reason = SuppressionReason.MinStay;
        if (at >= until && rule.CooldownTicks > 0 && buffer.Ticks[rule.FiredSlot] is var fired and > 0)
            (until, reason) = (fired + rule.CooldownTicks, SuppressionReason.Cooldown);
        if (at < until)
        {
            if (until >= DueScheduler.End) until = 0;
            return reason;
        }

        until = 0;
        return buffer.IsClosed(rule, at) ? SuppressionReason.EnteredAlready : SuppressionReason.None;
    }
}

/// <summary>A rule on events in the table of one stage, with the values that decide most cases stored inline.</summary>
internal readonly struct EventCandidate(CompiledRule rule, ConditionProgram program)
{
    public readonly EventTriggers On = rule.On;

    /// <summary>The entry of the rule's condition in the engine's program.</summary>
    public readonly int Entry = rule.Entry;

    public readonly EntryBounds Bounds = program.BoundsOf(rule.Entry);

    public readonly CompiledRule Rule = rule;
}
