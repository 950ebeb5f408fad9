using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>
    /// Lets time pass up to and including an instant; every time-based rule fires at its own instant. A search that ended early is
    /// continued a limited number of times; after that the state stays due at a past instant, and the next call continues.
    /// </summary>
    private void Pass(ref StateBuffer buffer, CustomerHistory history, long asOfTicks, List<Transition>? transitions)
    {
        var searches = 0;
        while (buffer.DueTicks <= asOfTicks)
        {
            if (buffer.DueRule < 0)
            {
                if (searches++ == DueScheduler.MaxSearches) return;
                _due.LookAgain(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks));
                continue;
            }

            Enter(ref buffer, _rules[buffer.DueRule], buffer.DueTicks, EventTriggers.None, null, transitions);
            Arm(ref buffer, history);
        }
    }

    /// <summary>
    /// Lets time pass up to an event that is about to be applied, and stores the confirmations under the facts before the event.
    /// </summary>
    internal void Settle(ref StateBuffer buffer, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        Pass(ref buffer, history, atTicks, transitions);
        _due.Settle(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks), Math.Max(atTicks, buffer.AnchorTicks));
    }

    /// <summary>Prepares the time-based rules of a stage that has been entered.</summary>
    private void Arm(ref StateBuffer buffer, CustomerHistory history) => _due.Arm(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks));

    /// <summary>Prepares the time-based rules after the facts at the anchor have changed.</summary>
    private void Rearm(ref StateBuffer buffer, in Facts facts, ref FactSlots slots) => _due.Rearm(ref buffer, facts, ref slots);

    /// <summary>Finds the due instant of a state from another version, with the facts at the anchor.</summary>
    private void FindDue(ref StateBuffer buffer, in Facts facts, ref FactSlots slots) =>
        _due.FindDue(ref buffer, facts, ref slots, isNew: true);
}
