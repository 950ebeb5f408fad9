using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>Time passes up to and including an instant; every rule on time fires at its own.</summary>
    private void Pass(ref Standing standing, CustomerHistory history, long asOfTicks, List<Transition>? transitions)
    {
        while (standing.DueTicks <= asOfTicks)
        {
            Enter(ref standing, _rules[standing.DueRule], standing.DueTicks, EventTriggers.None, null, transitions);
            Arm(ref standing, history);
        }
    }

    /// <summary>
    /// Time passes up to an event that is about to be folded. What has held until then under the facts as they were is written down: under the
    /// new ones it could not be told any more.
    /// </summary>
    internal void Settle(ref Standing standing, CustomerHistory history, long atTicks, List<Transition>? transitions)
    {
        Pass(ref standing, history, atTicks, transitions);
        foreach (var rule in _confirming[standing.Stage.Index])
        {
            ref var timer = ref standing.Timers[rule.Timer];
            timer = timer with { HeldTicks = HeldSince(rule, standing, history, Math.Max(atTicks, standing.AnchorTicks)) };
        }
    }

    /// <summary>A stage has been entered: what must hold for a while begins to do so, and the next due instant is found.</summary>
    private void Arm(ref Standing standing, CustomerHistory history)
    {
        var facts = FactsAt(standing, history, standing.AnchorTicks);
        var slots = default(FactSlots);
        foreach (var rule in _confirming[standing.Stage.Index])
        {
            ref var timer = ref standing.Timers[rule.Timer];
            timer = timer with { HeldTicks = _program.IsTrue(rule.Entry, facts, ref slots) ? standing.AnchorTicks : 0 };
        }

        FindDue(ref standing, facts, ref slots);
    }

    /// <summary>The facts have changed: what held goes on holding or ends, and the next due instant is found.</summary>
    private void Rearm(ref Standing standing, in Facts facts, ref FactSlots slots)
    {
        foreach (var rule in _confirming[standing.Stage.Index])
        {
            ref var timer = ref standing.Timers[rule.Timer];
            var held = timer.HeldTicks == 0 ? standing.AnchorTicks : timer.HeldTicks;
            timer = timer with { HeldTicks = _program.IsTrue(rule.Entry, facts, ref slots) ? held : 0 };
        }

        FindDue(ref standing, facts, ref slots);
    }

    /// <summary>The next instant at which a rule on time fires, and the first such rule. The facts are those at the anchor.</summary>
    private void FindDue(ref Standing standing, in Facts facts, ref FactSlots slots)
    {
        (standing.DueTicks, standing.DueRule) = (long.MaxValue, -1);
        foreach (var rule in _onTime[standing.Stage.Index])
        {
            var at = Due(rule, standing, facts, ref slots, standing.DueTicks);
            if (at < standing.DueTicks) (standing.DueTicks, standing.DueRule) = (at, rule.Index);
        }
    }

    /// <summary>
    /// The first instant, from the anchor on and before <paramref name="limit"/>, at which time makes a rule fire; else <see cref="long.MaxValue"/>.
    /// A rule is open while its condition holds, has held long enough, and nothing holds the customer back. It fires when it comes to be open;
    /// at the anchor it fires if it is open. One that is open there and whose target is closed must first cease to be open: were it tried a
    /// tick later, two rules could chase each other for ever, and a flip at which the answer stays the same is none.
    /// </summary>
    private long Due(CompiledRule rule, in Standing standing, in Facts facts, ref FactSlots slots, long limit)
    {
        var at = standing.AnchorTicks;
        var gate = Gate(rule, standing);
        limit = Math.Min(limit, rule.UntilTicks);
        if (gate >= limit || at >= limit) return long.MaxValue;

        var opens = long.MaxValue;
        var isOpen = false;
        if (_program.IsTrue(rule.Entry, facts, ref slots))
        {
            opens = Math.Max(gate, rule.ConfirmTicks > 0 ? standing.Timers[rule.Timer].HeldTicks + rule.ConfirmTicks : at);
            isOpen = opens <= at;
            if (isOpen && !standing.IsClosed(rule, at)) return at;
        }

        var next = rule.NextFlip(facts);
        if (!isOpen && opens < next) return opens < limit ? opens : long.MaxValue;
        return next < limit ? DueFrom(next, rule, gate, opens, isOpen, facts, limit) : long.MaxValue;
    }

    /// <summary>Goes from flip to flip until the rule comes to be open.</summary>
    private long DueFrom(long at, CompiledRule rule, long gate, long opens, bool isOpen, in Facts facts, long limit)
    {
        var slots = default(FactSlots);
        while (true)
        {
            var later = facts.At(at);
            slots.Clear();
            if (!_program.IsTrue(rule.Entry, later, ref slots))
            {
                (opens, isOpen) = (long.MaxValue, false);
            }
            else
            {
                if (opens == long.MaxValue) opens = Math.Max(gate, at + rule.ConfirmTicks);
                if (!isOpen && opens <= at) return at;
            }

            at = rule.NextFlip(later);
            if (!isOpen && opens < at) return opens < limit ? opens : long.MaxValue;
            if (at >= limit) return long.MaxValue;
        }
    }

    /// <summary>The instant before which a rule cannot fire, whatever holds.</summary>
    private static long Gate(CompiledRule rule, in Standing standing)
    {
        var gate = Math.Max(rule.FromTicks, standing.EnteredTicks + standing.Stage.MinStay.Ticks);
        if (rule.CooldownTicks == 0) return gate;
        var fired = standing.Timers[rule.Timer].FiredTicks;
        return fired == 0 ? gate : Math.Max(gate, fired + rule.CooldownTicks);
    }

    /// <summary>Since when a condition has held at an instant, if nothing has happened since the anchor; 0 when it does not.</summary>
    private long HeldSince(CompiledRule rule, in Standing standing, CustomerHistory history, long asOfTicks)
    {
        var held = standing.Timers[rule.Timer].HeldTicks;
        var at = standing.AnchorTicks;
        while (true)
        {
            at = rule.NextFlip(FactsAt(standing, history, at));
            if (at > asOfTicks) return held;
            var slots = default(FactSlots);
            var holds = _program.IsTrue(rule.Entry, FactsAt(standing, history, at), ref slots);
            held = !holds ? 0 : held == 0 ? at : held;
        }
    }
}
