using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>
    /// Time passes up to and including an instant; every time-based rule fires at its own. A search that has ended early is gone on with,
    /// though not without end: then the state stays due at an instant that has passed, and the next call goes on.
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
    /// Time passes up to an event that is about to be folded, and what has held until then under the facts as they were is written down.
    /// </summary>
    internal void Settle(ref StateBuffer buffer, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        Pass(ref buffer, history, atTicks, transitions);
        _due.Settle(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks), Math.Max(atTicks, buffer.AnchorTicks));
    }

    /// <summary>A stage has been entered.</summary>
    private void Arm(ref StateBuffer buffer, CustomerHistory history) => _due.Arm(ref buffer, FactsAt(buffer, history, buffer.AnchorTicks));

    /// <summary>The facts have changed. They are those at the anchor.</summary>
    private void Rearm(ref StateBuffer buffer, in Facts facts, ref FactSlots slots) => _due.Rearm(ref buffer, facts, ref slots);

    /// <summary>The state comes from elsewhere: its due instant is found. The facts are those at the anchor.</summary>
    private void FindDue(ref StateBuffer buffer, in Facts facts, ref FactSlots slots) => _due.FindDue(ref buffer, facts, ref slots, isNew: true);
}
