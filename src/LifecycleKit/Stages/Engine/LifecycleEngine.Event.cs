using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>An event has been folded: its rules are tried, and rules on time that it made true fire.</summary>
    /// <returns>The first rule that would have fired had it not been held back.</returns>
    internal Suppression React(
        ref Standing standing, CustomerHistory history, in CustomerEvent e, EventTriggers triggers, List<Transition>? transitions, Explanation? explanation)
    {
        var at = Math.Max(e.AtTicks, standing.AnchorTicks);
        standing.AnchorTicks = at;
        explanation?.Begin(standing.Stage, at, triggers, hasEvent: true);
        var suppressed = default(Suppression);
        var facts = FactsAt(standing, history, at, in e);
        var slots = default(FactSlots);
        var rule = FirstMatch(standing, facts, ref slots, triggers, ref suppressed);
        if (explanation is not null) Judge(standing, facts, triggers, rule, explanation);
        if (rule is null)
        {
            Rearm(ref standing, facts, ref slots);
        }
        else
        {
            while (rule is not null)
            {
                Enter(ref standing, rule, at, triggers & rule.On, e.EventId, transitions);
                rule = rule.Rule.IsChained ? Next(standing, history, e, triggers, ref suppressed, explanation) : null;
            }

            Arm(ref standing, history);
        }

        Pass(ref standing, history, at, transitions);
        return suppressed;
    }

    /// <summary>The rule by which a chain goes on.</summary>
    private CompiledRule? Next(
        in Standing standing, CustomerHistory history, in CustomerEvent e, EventTriggers triggers, ref Suppression suppressed, Explanation? explanation)
    {
        var facts = FactsAt(standing, history, standing.AnchorTicks, in e);
        var slots = default(FactSlots);
        var rule = FirstMatch(standing, facts, ref slots, triggers, ref suppressed);
        if (explanation is not null) Judge(standing, facts, triggers, rule, explanation);
        return rule;
    }

    private CompiledRule? FirstMatch(in Standing standing, in Facts facts, ref FactSlots slots, EventTriggers triggers, ref Suppression suppressed)
    {
        var at = facts.AsOfTicks;
        foreach (ref readonly var candidate in _onEvent[standing.Stage.Index].AsSpan())
        {
            if ((candidate.On & triggers) == 0 || candidate.Bounds.Exclude(slots)) continue;
            var rule = candidate.Rule;
            if (at < rule.FromTicks || at >= rule.UntilTicks) continue;
            if (!_program.IsTrue(candidate.Entry, facts, ref slots)) continue;
            var reason = HeldBackBy(rule, standing, at, out var until);
            if (reason == SuppressionReason.None) return rule;
            if (suppressed.Rule is null) suppressed = new Suppression(rule.Rule, reason, until);
        }

        return null;
    }

    /// <summary>What holds a rule back at an instant, and until when.</summary>
    private static SuppressionReason HeldBackBy(CompiledRule rule, in Standing standing, long at, out long until)
    {
        until = standing.EnteredTicks + standing.Stage.MinStay.Ticks;
        if (at < until) return SuppressionReason.MinStay;
        if (rule.CooldownTicks > 0 && standing.Timers[rule.Timer].FiredTicks is var fired and > 0)
        {
            until = fired + rule.CooldownTicks;
            if (at < until) return SuppressionReason.Cooldown;
        }

        until = 0;
        return standing.IsClosed(rule, at) ? SuppressionReason.EnteredAlready : SuppressionReason.None;
    }
}
