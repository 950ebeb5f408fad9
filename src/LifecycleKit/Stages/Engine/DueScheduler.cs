using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Finds the next instant at which a time-based rule fires, and stores since when conditions with ConfirmFor have held.</summary>
/// <remarks>
/// A search evaluates a limited number of changes. When it ends without an answer, the due instant is the one at which the search
/// continues: no rule is due then (<see cref="StateBuffer.DueRule"/> is -1), and no rule has been missed up to and including that instant.
/// </remarks>
internal sealed class DueScheduler(ConditionProgram program, CompiledRule[][] timeBased)
{
    /// <summary>The largest number of changes that one search evaluates, over all rules of a stage.</summary>
    public const int MaxLooks = 4_096;

    /// <summary>The number of changes that one search evaluates for each rule at least, however many rules there are.</summary>
    public const int MinLooks = 16;

    /// <summary>The largest number of times that one call of the engine continues a search.</summary>
    public const int MaxSearches = 32;

    /// <summary>The end of the calendar, after the year 9999; instants from here on count as never.</summary>
    public const long End = 3_155_378_976_000_000_000;

    private readonly CompiledRule[][] _confirming =
        Array.ConvertAll(timeBased, rules => Array.FindAll(rules, rule => rule.ConfirmTicks > 0));

    /// <summary>Starts the confirmations of a stage that has been entered, and finds the next due instant.</summary>
    public void Arm(ref StateBuffer buffer, in Facts facts)
    {
        var slots = default(FactSlots);
        foreach (var rule in _confirming[buffer.Stage.Index])
            buffer.Ticks.Set(rule.HeldSlot, program.IsTrue(rule.Entry, facts, ref slots) ? buffer.AnchorTicks : 0);
        FindDue(ref buffer, facts, ref slots, isNew: true);
    }

    /// <summary>Continues or ends the confirmations after the facts have changed, and finds the next due instant.</summary>
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

    /// <summary>Continues a search from the due instant, which becomes the anchor; the confirmations up to there are stored.</summary>
    public void LookAgain(ref StateBuffer buffer, in Facts atAnchor)
    {
        var at = buffer.DueTicks;
        Settle(ref buffer, atAnchor, at);
        buffer.AnchorTicks = at;
        var slots = default(FactSlots);
        FindDue(ref buffer, atAnchor.At(at), ref slots, isNew: false);
    }

    /// <summary>Stores the confirmations up to an instant, since they cannot be found once the facts have changed.</summary>
    public void Settle(ref StateBuffer buffer, in Facts atAnchor, long atTicks)
    {
        foreach (var rule in _confirming[buffer.Stage.Index]) buffer.Ticks.Set(rule.HeldSlot, HeldSince(rule, buffer, atAnchor, atTicks));
    }

    /// <summary>
    /// Finds the next instant at which a time-based rule fires, and the first such rule; or the instant at which the search continues.
    /// </summary>
    /// <param name="buffer">Receives the due instant and rule.</param>
    /// <param name="facts">The facts at the anchor.</param>
    /// <param name="slots">The values that have been read at the anchor.</param>
    /// <param name="isNew">Whether the stage or the facts are new at the anchor; otherwise no rule fires at the anchor, which an earlier
    /// search has passed.</param>
    public void FindDue(ref StateBuffer buffer, in Facts facts, ref FactSlots slots, bool isNew)
    {
        (buffer.DueTicks, buffer.DueRule) = (long.MaxValue, -1);
        var rules = timeBased[buffer.Stage.Index];
        var looks = LooksFor(rules.Length);
        var continuesAt = long.MaxValue;
        foreach (var rule in rules)
        {
            // Instants after the one at which the search continues are searched later.
            var limit = continuesAt == long.MaxValue ? buffer.DueTicks : Math.Min(buffer.DueTicks, continuesAt + 1);
            var at = Due(rule, buffer, facts, ref slots, new DueLimits(limit, looks, isNew), out var ended);
            if (at < buffer.DueTicks) (buffer.DueTicks, buffer.DueRule) = (at, rule.Index);
            continuesAt = Math.Min(continuesAt, ended);
        }

        if (continuesAt < buffer.DueTicks) (buffer.DueTicks, buffer.DueRule) = (continuesAt, -1);
    }

    /// <summary>
    /// Returns the first instant, from the anchor on, at which a time-based rule fires; <see cref="long.MaxValue"/> for none.
    /// A rule is open while its condition holds, has held long enough, and nothing holds the customer back. A rule fires when it becomes
    /// open; at a new anchor it fires if it is open. A rule that is open at the anchor while its target is closed must first stop being
    /// open: if it were tried a tick later, two rules could move a customer back and forth without end.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="buffer">The state of the customer.</param>
    /// <param name="facts">The facts at the anchor.</param>
    /// <param name="slots">The values that have been read at the anchor.</param>
    /// <param name="limits">The limits of the search.</param>
    /// <param name="ended">Receives the last evaluated change when there were too many; otherwise <see cref="long.MaxValue"/>.</param>
    public long Due(CompiledRule rule, in StateBuffer buffer, in Facts facts, ref FactSlots slots, in DueLimits limits, out long ended)
    {
        ended = long.MaxValue;
        var at = buffer.AnchorTicks;
        var gate = Gate(rule, buffer);
        var limit = Math.Min(limits.Ticks, End);
        var over = Math.Min(limit, rule.UntilTicks);
        // With ConfirmFor, the search must cover the time up to the limit, even when the rule cannot fire.
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
        return next < limit
            ? DueFrom(next, rule, new Opening(gate, opens, isOpen), facts, limit, over, limits.Looks, out ended) : long.MaxValue;
    }

    /// <summary>
    /// Returns since when a condition has held at an instant, if no event has arrived since the anchor; 0 when it does not hold.
    /// </summary>
    /// <remarks>
    /// When there are more changes than a search evaluates, a break cannot be excluded, and the condition counts as holding since the
    /// instant itself.
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

    /// <summary>Returns the number of changes that a search evaluates for each of a number of rules.</summary>
    public static int LooksFor(int rules) => Math.Max(MinLooks, MaxLooks / Math.Max(rules, 1));

    /// <summary>Returns the instant before which a rule cannot fire, whatever its condition; it may be after <see cref="End"/>.</summary>
    public static long Gate(CompiledRule rule, in StateBuffer buffer)
    {
        var gate = Math.Max(rule.FromTicks, buffer.EnteredTicks + buffer.Stage.MinStay.Ticks);
        if (rule.CooldownTicks == 0) return gate;
        var fired = buffer.Ticks[rule.FiredSlot];
        return fired == 0 ? gate : Math.Max(gate, fired + rule.CooldownTicks);
    }

    /// <summary>Evaluates the rule at each instant of a possible change until the rule becomes open.</summary>
    private long DueFrom(long at, CompiledRule rule, Opening opening, in Facts facts, long limit, long over, int looks, out long ended)
    {
        var slots = default(FactSlots);
        ended = long.MaxValue;
        while (true)
        {
            var later = facts.At(at);
            slots.Clear();
            opening = program.IsTrue(rule.Entry, later, ref slots)
                ? opening.At(at, rule.ConfirmTicks) : new Opening(opening.Gate, long.MaxValue, false);
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

    /// <summary>The instant at which a rule opens.</summary>
    /// <param name="Gate">The instant before which the rule cannot open.</param>
    /// <param name="Ticks">The instant at which it opens; <see cref="long.MaxValue"/> while the condition does not hold.</param>
    /// <param name="IsOpen">Whether the rule is already open without having fired.</param>
    private readonly record struct Opening(long Gate, long Ticks, bool IsOpen)
    {
        /// <summary>Returns the opening after the condition was found to hold at an instant.</summary>
        public Opening At(long at, long confirmTicks) =>
            Ticks == long.MaxValue ? this with { Ticks = Math.Max(Gate, at + confirmTicks) } : this;
    }
}

/// <summary>The limits of a search for a due instant.</summary>
/// <param name="Ticks">The instant before which the due instant must be.</param>
/// <param name="Looks">The largest number of changes to evaluate; at least 1.</param>
/// <param name="IsNew">Whether the stage or the facts are new at the anchor; otherwise no rule fires at the anchor.</param>
internal readonly record struct DueLimits(long Ticks, int Looks, bool IsNew);
