using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>Tries the rules of an event that has been applied, and fires time-based rules that the event made true.</summary>
    /// <returns>The first rule that was suppressed.</returns>
    internal Suppression React(
        ref StateBuffer buffer, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers,
        List<Transition>? transitions, Explanation? explanation)
    {
        var at = Math.Max(customerEvent.AtTicks, buffer.AnchorTicks);
        buffer.AnchorTicks = at;
        explanation?.Begin(buffer.Stage, at, triggers, hasEvent: true);
        var suppressed = default(Suppression);
        var facts = FactsAt(buffer, history, at, in customerEvent);
        var slots = default(FactSlots);
        var rule = explanation is null
            ? _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed, explanation);
        if (rule is null)
        {
            Rearm(ref buffer, facts, ref slots);
        }
        else
        {
            while (rule is not null)
            {
                Enter(ref buffer, rule, at, triggers & rule.On, customerEvent.EventId, transitions);
                rule = rule.Rule.IsChained ? Next(buffer, history, customerEvent, triggers, ref suppressed, explanation) : null;
            }

            Arm(ref buffer, history);
        }

        Pass(ref buffer, history, at, transitions);
        explanation?.End(buffer);
        return suppressed;
    }

    /// <summary>Returns the next rule of a chain; null for none.</summary>
    private CompiledRule? Next(
        in StateBuffer buffer, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers, ref Suppression suppressed,
        Explanation? explanation)
    {
        var facts = FactsAt(buffer, history, buffer.AnchorTicks, in customerEvent);
        var slots = default(FactSlots);
        return explanation is null
            ? _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(buffer, facts, ref slots, triggers, ref suppressed, explanation);
    }
}
