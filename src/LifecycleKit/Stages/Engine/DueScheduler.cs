using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Finds the instant at which time next makes a rule fire, and keeps since when what must hold for a while has held.</summary>
/// <remarks>
/// A search looks at a bounded number of changes. When it ends without an answer, the due instant is one at which it goes on: no rule is
/// due then (<see cref="StateBuffer.DueRule"/> is -1), and up to and including that instant none has been missed.
/// </remarks>
internal sealed class DueScheduler(ConditionProgram program, CompiledRule[][] timeBased)
{
    /// <summary>The most changes that one search looks at, over all rules of a stage.</summary>
    public const int MaxLooks = 4_096;

    /// <summary>The least number of changes that are looked at for each rule, however many rules there are.</summary>
    public const int MinLooks = 16;

    /// <summary>How often a search is gone on with in one call of the engine.</summary>
    public const int MaxSearches = 32;

    /// <summary>What lies at or behind this instant is never: calendars end with the year 9999.</summary>
    public const long End = 3_155_378_976_000_000_000;

    private readonly CompiledRule[][] _confirming = Array.ConvertAll(timeBased, rules => Array.FindAll(rules, rule => rule.ConfirmTicks > 0));

    /// <summary>A stage has been entered: what must hold for a while begins to do so, and the next due instant is found.</summary>
    public void Arm(ref StateBuffer buffer, in Facts facts)
    {
        var slots = default(FactSlots);
        foreach (var rule in _confirming[buffer.Stage.Index])
            buffer.Ticks.Set(rule.HeldSlot, program.IsTrue(rule.Entry, facts, ref slots) ? buffer.AnchorTicks : 0);
        FindDue(ref buffer, facts, ref slots, isNew: true);
    }

    /// <summary>The facts have changed: what held goes on holding or ends, and the next due instant is found.</summary>
    public void Rearm(ref StateBuffer buffer, in Facts facts, ref FactSlots slots)
    {
        foreach (var rule in _confirming[buffer.Stage.Index])
        {
            var held = buffer.Ticks[rule.HeldSlot];
            if (held == 0) held = buffer.AnchorTicks;
            buffer.Ticks.Set(rule.HeldSlot, program.IsTrue(rule.Entry, facts, ref slots) ? held : 0);
        }

        FindDue(ref buffer, facts, ref slots, isNew: true);
    }

    /// <summary>Goes on with a search from the due instant, which becomes the anchor; what has held up to there is written down.</summary>
    public void LookAgain(ref StateBuffer buffer, in Facts atAnchor)
    {
        var at = buffer.DueTicks;
        Settle(ref buffer, atAnchor, at);
        buffer.AnchorTicks = at;
        var slots = default(FactSlots);
        FindDue(ref buffer, atAnchor.At(at), ref slots, isNew: false);
    }

    /// <summary>Writes down what has held up to an instant: once the facts are others, that could not be found any more.</summary>
    public void Settle(ref StateBuffer buffer, in Facts atAnchor, long atTicks)
    {
        foreach (var rule in _confirming[buffer.Stage.Index]) buffer.Ticks.Set(rule.HeldSlot, HeldSince(rule, buffer, atAnchor, atTicks));
    }

    /// <summary>
    /// The next instant at which a time-based rule fires, and the first such rule; or the one at which the search goes on.
    /// </summary>
    /// <param name="buffer">Receives the due instant and rule.</param>
    /// <param name="facts">The facts at the anchor.</param>
    /// <param name="slots">The values that are known at the anchor.</param>
    /// <param name="isNew">Whether stage or facts are new at the anchor; otherwise no rule fires at it, since the search has come by
    /// it.</param>
    public void FindDue(ref StateBuffer buffer, in Facts facts, ref FactSlots slots, bool isNew)
    {
        (buffer.DueTicks, buffer.DueRule) = (long.MaxValue, -1);
        var rules = timeBased[buffer.Stage.Index];
        var looks = LooksFor(rules.Length);
        var goesOnAt = long.MaxValue;
        foreach (var rule in rules)
        {
            // What lies behind the instant at which the search goes on is searched then.
            var limit = goesOnAt == long.MaxValue ? buffer.DueTicks : Math.Min(buffer.DueTicks, goesOnAt + 1);
            var at = Due(rule, buffer, facts, ref slots, new DueLimits(limit, looks, isNew), out var ended);
            if (at < buffer.DueTicks) (buffer.DueTicks, buffer.DueRule) = (at, rule.Index);
            goesOnAt = Math.Min(goesOnAt, ended);
        }

        if (goesOnAt < buffer.DueTicks) (buffer.DueTicks, buffer.DueRule) = (goesOnAt, -1);
    }

    /// <summary>
    /// The first instant, from the anchor on, at which time makes a rule fire; else <see cref="long.MaxValue"/>.
    /// A rule is open while its condition holds, has held long enough, and nothing holds the customer back. It fires when it comes to be
    /// open; at a new anchor it fires if it is open. One that is open there and whose target is closed must first cease to be open: were it
    /// tried a tick later, two rules could chase each other without end, and a flip at which the answer stays the same is none.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="buffer">Where the customer is.</param>
    /// <param name="facts">The facts at the anchor.</param>
    /// <param name="slots">The values that are known at the anchor.</param>
    /// <param name="limits">How far to search.</param>
    /// <param name="ended">The last change that was looked at when there were too many; otherwise <see cref="long.MaxValue"/>.</param>
    public long Due(CompiledRule rule, in StateBuffer buffer, in Facts facts, ref FactSlots slots, in DueLimits limits, out long ended)
    {
        ended = long.MaxValue;
        var at = buffer.AnchorTicks;
        var gate = Gate(rule, buffer);
        var limit = Math.Min(limits.Ticks, End);
        var over = Math.Min(limit, rule.UntilTicks);
        // Since when a condition holds must be known up to the limit, even where the rule cannot fire.
        if (rule.ConfirmTicks == 0) limit = over;
        if (at >= limit || (gate >= limit && rule.ConfirmTicks == 0)) return long.MaxValue;

        var opens = long.MaxValue;
        var isOpen = false;
        if (program.IsTrue(rule.Entry, facts, ref slots))
        {
            opens = Math.Max(gate, rule.ConfirmTicks > 0 ? buffer.Ticks[rule.HeldSlot] + rule.ConfirmTicks : at);
            isOpen = opens <= at;
            if (isOpen && limits.IsNew && at < over && !buffer.IsClosed(rule, at)) return at;
        }

        var next = rule.NextFlip(facts);
        if (!isOpen && opens < next && opens < over) return opens;
        return next < limit ? DueFrom(next, rule, new Opening(gate, opens, isOpen), facts, limit, over, limits.Looks, out ended) : long.MaxValue;
    }

    /// <summary>Since when a condition has held at an instant, if nothing has happened since the anchor; 0 when it does not.</summary>
    /// <remarks>
    /// Where more changes lie between than a search looks at, it counts from the instant itself: a break cannot be excluded.
    /// </remarks>
    public long HeldSince(CompiledRule rule, in StateBuffer buffer, in Facts atAnchor, long asOfTicks)
    {
        var held = buffer.Ticks[rule.HeldSlot];
        var at = rule.NextFlip(atAnchor);
        for (var looks = MaxLooks; at <= asOfTicks && at < End; looks--)
        {
            if (looks == 0) (at, held) = (asOfTicks, 0);
            var facts = atAnchor.At(at);
            var slots = default(FactSlots);
            var holds = program.IsTrue(rule.Entry, facts, ref slots);
            held = !holds ? 0 : held == 0 ? at : held;
            if (looks == 0) return held;
            at = rule.NextFlip(facts);
        }

        return held;
    }

    /// <summary>How many changes a search looks at for each of so many rules.</summary>
    public static int LooksFor(int rules) => Math.Max(MinLooks, MaxLooks / Math.Max(rules, 1));

    /// <summary>The instant before which a rule cannot fire, whatever holds; it may lie behind <see cref="End"/>.</summary>
    public static long Gate(CompiledRule rule, in StateBuffer buffer)
    {
        var gate = Math.Max(rule.FromTicks, buffer.EnteredTicks + buffer.Stage.MinStay.Ticks);
        if (rule.CooldownTicks == 0) return gate;
        var fired = buffer.Ticks[rule.FiredSlot];
        return fired == 0 ? gate : Math.Max(gate, fired + rule.CooldownTicks);
    }

    /// <summary>Goes from flip to flip until the rule comes to be open.</summary>
    private long DueFrom(long at, CompiledRule rule, Opening opening, in Facts facts, long limit, long over, int looks, out long ended)
    {
        var slots = default(FactSlots);
        ended = long.MaxValue;
        while (true)
        {
            var later = facts.At(at);
            slots.Clear();
            opening = program.IsTrue(rule.Entry, later, ref slots) ? opening.At(at, rule.ConfirmTicks) : new Opening(opening.Gate, long.MaxValue, false);
            if (!opening.IsOpen && opening.Ticks <= at)
            {
                if (at < over) return at;
                opening = opening with { IsOpen = true };
            }

            if (--looks == 0)
            {
                ended = at;
                return long.MaxValue;
            }

            at = rule.NextFlip(later);
            if (!opening.IsOpen && opening.Ticks < at && opening.Ticks < over) return opening.Ticks;
            if (at >= limit) return long.MaxValue;
        }
    }

    /// <summary>When a rule opens whose condition holds, as far as is known.</summary>
    /// <param name="Gate">The instant before which it cannot.</param>
    /// <param name="Ticks">The instant; <see cref="long.MaxValue"/> while the condition does not hold.</param>
    /// <param name="IsOpen">Whether it has been open already, without having fired.</param>
    private readonly record struct Opening(long Gate, long Ticks, bool IsOpen)
    {
        /// <summary>The condition holds at an instant.</summary>
        public Opening At(long at, long confirmTicks) => Ticks == long.MaxValue ? this with { Ticks = Math.Max(Gate, at + confirmTicks) } : this;
    }
}
