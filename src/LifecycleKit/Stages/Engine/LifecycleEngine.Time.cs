using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>
    /// Time passes up to and including an instant; every time-based rule fires at its own. A search that has ended early is gone on with,
    /// though not without end: then the state stays due at an instant that has passed, and the next call goes on.
    /// </summary>
    private void Pass(ref StateBuffer standing, CustomerHistory history, long asOfTicks, List<Transition>? transitions)
    {
        var searches = 0;
        while (standing.DueTicks <= asOfTicks)
        {
            if (standing.DueRule < 0)
            {
                if (searches++ == DueScheduler.MaxSearches) return;
                _due.LookAgain(ref standing, FactsAt(standing, history, standing.AnchorTicks));
                continue;
            }

            Enter(ref standing, _rules[standing.DueRule], standing.DueTicks, EventTriggers.None, null, transitions);
            Arm(ref standing, history);
        }
    }

    /// <summary>
    /// Time passes up to an event that is about to be folded, and what has held until then under the facts as they were is written down.
    /// </summary>
    internal void Settle(ref StateBuffer standing, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        Pass(ref standing, history, atTicks, transitions);
        _due.Settle(ref standing, FactsAt(standing, history, standing.AnchorTicks), Math.Max(atTicks, standing.AnchorTicks));
    }

    /// <summary>A stage has been entered.</summary>
    private void Arm(ref StateBuffer standing, CustomerHistory history) => _due.Arm(ref standing, FactsAt(standing, history, standing.AnchorTicks));

    /// <summary>The facts have changed. They are those at the anchor.</summary>
    private void Rearm(ref StateBuffer standing, in Facts facts, ref FactSlots slots) => _due.Rearm(ref standing, facts, ref slots);

    /// <summary>The state comes from elsewhere: its due instant is found. The facts are those at the anchor.</summary>
    private void FindDue(ref StateBuffer standing, in Facts facts, ref FactSlots slots) => _due.FindDue(ref standing, facts, ref slots, isNew: true);
}
