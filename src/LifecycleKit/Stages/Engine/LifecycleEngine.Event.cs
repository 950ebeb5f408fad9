using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>An event has been folded: its rules are tried, and time-based rules that it made true fire.</summary>
    /// <returns>The first rule that would have fired had it not been held back.</returns>
    internal Suppression React(
        ref StateBuffer standing, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers, List<Transition>? transitions, Explanation? explanation)
    {
        var at = Math.Max(customerEvent.AtTicks, standing.AnchorTicks);
        standing.AnchorTicks = at;
        explanation?.Begin(standing.Stage, at, triggers, hasEvent: true);
        var suppressed = default(Suppression);
        var facts = FactsAt(standing, history, at, in customerEvent);
        var slots = default(FactSlots);
        var rule = explanation is null
            ? _matcher.FirstMatch(standing, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(standing, facts, ref slots, triggers, ref suppressed, explanation);
        if (rule is null)
        {
            Rearm(ref standing, facts, ref slots);
        }
        else
        {
            while (rule is not null)
            {
                Enter(ref standing, rule, at, triggers & rule.On, customerEvent.EventId, transitions);
                rule = rule.Rule.IsChained ? Next(standing, history, customerEvent, triggers, ref suppressed, explanation) : null;
            }

            Arm(ref standing, history);
        }

        Pass(ref standing, history, at, transitions);
        explanation?.End(standing);
        return suppressed;
    }

    /// <summary>The rule by which a chain goes on.</summary>
    private CompiledRule? Next(
        in StateBuffer standing, CustomerHistory history, in CustomerEvent customerEvent, EventTriggers triggers, ref Suppression suppressed, Explanation? explanation)
    {
        var facts = FactsAt(standing, history, standing.AnchorTicks, in customerEvent);
        var slots = default(FactSlots);
        return explanation is null
            ? _matcher.FirstMatch(standing, facts, ref slots, triggers, ref suppressed)
            : _matcher.FirstMatch(standing, facts, ref slots, triggers, ref suppressed, explanation);
    }
}
