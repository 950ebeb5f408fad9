using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>Evaluates conditions, which are compiled into one flat array of jumps. This is the only evaluator of conditions.</summary>
/// <remarks>
/// <para>Leaves are evaluated in the order of the text, from left to right. <see cref="Condition.All"/> stops at the first part that is
/// false, <see cref="Condition.Any"/> at the first part that is true; an unknown part stops neither.</para>
/// <para>Negation is pushed down to the leaves, which Kleene's logic allows (De Morgan's laws hold). Each leaf knows the next position for
/// true, false and unknown. An unknown part continues with the next part and marks its combination. When no part decided, the mark at the
/// end of the combination says whether the combination is unknown.</para>
/// </remarks>
internal sealed class ConditionProgram
{
    /// <summary>The positions at which a condition ends as true, false or unknown. Smaller positions are ends of combinations.</summary>
    public const int Holds = -1;
    public const int Fails = -2;
    public const int Unknown = -3;

    /// <summary>The position of the first end of a combination; the others follow in descending order.</summary>
    public const int FirstEnd = Unknown - 1;

    private readonly LeafJump[] _jumps;
    private readonly LeafSource[] _sources;
    private readonly CombinationEnd[] _ends;

    public ConditionProgram(LeafJump[] jumps, LeafSource[] sources, CombinationEnd[] ends)
    {
        _jumps = jumps;
        _sources = sources;
        _ends = ends;
    }

    /// <summary>The entry of the condition that was compiled last.</summary>
    public int LastEntry => _jumps.Length - 1;

    /// <summary>Whether the condition at an entry is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsTrue(int entry, in Facts facts, ref FactSlots slots) => Run(entry, facts, ref slots, default(NoTrace)) == Holds;

    /// <summary>Whether the condition at an entry is true, false or unknown.</summary>
    public Truth Evaluate(int entry, in Facts facts, ref FactSlots slots) => TruthOf(Run(entry, facts, ref slots, default(NoTrace)));

    /// <summary>
    /// Evaluates the condition at an entry and records each leaf. A leaf that throws is recorded as failed, and the exception is rethrown.
    /// </summary>
    /// <param name="entry">The entry of the condition.</param>
    /// <param name="facts">The customer at an instant.</param>
    /// <param name="slots">The values that have been read already.</param>
    /// <param name="trace">The record, started with the leaves of the condition.</param>
    public Truth Evaluate(int entry, in Facts facts, ref FactSlots slots, ConditionTrace trace)
    {
        try
        {
            return TruthOf(Run(entry, facts, ref slots, new Recording(trace)));
        }
        catch
        {
            trace.Fail();
            throw;
        }
    }

    /// <summary>Returns the bounds outside which a number that has been read makes the condition at an entry false at once.</summary>
    public EntryBounds BoundsOf(int entry) => entry >= 0 && _jumps[entry] is { OnOutside: Fails } first
        ? new EntryBounds(first.Slot, first.Low, first.Width)
        : new EntryBounds(FactSlots.Count, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Run<TTrace>(int entry, in Facts facts, ref FactSlots slots, TTrace trace)
        where TTrace : struct, ILeafTrace
    {
        var jumps = _jumps;
        var at = entry;
        var unknowns = 0UL;
        while (true)
        {
            while (unchecked((uint)at) < (uint)jumps.Length)
            {
                ref readonly var jump = ref jumps[at];
                trace.Ask(entry - at);
                var value = slots.TryGet(jump.Slot, out var known) ? known : Load(at, jump.Slot, facts, ref slots, trace);
                if (TTrace.IsRecording) Record(at, value, facts, trace);
                at = jump.Includes(value)
                    ? jump.OnInside
                    : value is Scaled.Missing or Scaled.DoesNotFit ? Without(at, value, facts, ref unknowns) : jump.OnOutside;
            }

            if (at >= Unknown) return at;
            at = _ends[FirstEnd - at].Next(ref unknowns);
        }
    }

    /// <summary>Reads the number that a jump depends on, and stores it if the field has a slot.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Load<TTrace>(int at, int slot, in Facts facts, ref FactSlots slots, TTrace trace)
        where TTrace : struct, ILeafTrace
    {
        ref readonly var source = ref _sources[at];
        if (source.Kind == LeafKind.Truth)
        {
            var truth = source.Leaf.Ask(facts, out var found);
            trace.Found(found);
            return truth switch { Truth.True => 1, Truth.False => 0, _ => Scaled.Missing };
        }

        var value = source.Read!(facts);
        if (source.Kind != LeafKind.Number)
            value = value == 0 ? Scaled.Missing : source.Kind == LeafKind.Age ? facts.AsOfTicks - value : value;
        slots.Set(slot, value);
        return value;
    }

    /// <summary>
    /// Returns the next position when there is no usable number: a missing number makes a leaf unknown; for a number that does not fit, the
    /// leaf is asked.
    /// </summary>
    private int Without(int at, long value, in Facts facts, ref ulong unknowns)
    {
        ref readonly var source = ref _sources[at];
        var truth = value == Scaled.Missing ? Truth.Unknown : source.Leaf.Ask(facts, out _);
        if (truth == Truth.Unknown)
        {
            unknowns |= source.Mark;
            return source.OnUnknown;
        }

        return truth == Truth.True != source.IsNegated ? source.OnTrue : source.OnFalse;
    }

    private void Record<TTrace>(int at, long value, in Facts facts, TTrace trace)
        where TTrace : struct, ILeafTrace
    {
        ref readonly var source = ref _sources[at];
        if (source.Kind != LeafKind.Truth) trace.Found(new(source.ValueOf(value, facts)));
        if (value == Scaled.Missing) trace.Answer(Truth.Unknown);
        else if (value == Scaled.DoesNotFit) trace.Answer(source.Leaf.Ask(facts, out _));
        else trace.Answer((_jumps[at].Includes(value) == source.HoldsInside) != source.IsNegated ? Truth.True : Truth.False);
    }

    private static Truth TruthOf(int end) => end switch { Holds => Truth.True, Fails => Truth.False, _ => Truth.Unknown };
}

/// <summary>The end of a combination, reached when none of its parts decided the answer.</summary>
/// <param name="Bit">The bit that is set when a part of the combination was unknown.</param>
/// <param name="OnKnown">The next position when no part was unknown.</param>
/// <param name="OnUnknown">The next position when the combination is unknown.</param>
/// <param name="Mark">The bit of the enclosing combination, which is set when this combination is unknown; 0 when there is no enclosing
/// one.</param>
internal readonly record struct CombinationEnd(ulong Bit, int OnKnown, int OnUnknown, ulong Mark)
{
    public int Next(ref ulong unknowns)
    {
        if ((unknowns & Bit) == 0) return OnKnown;
        unknowns |= Mark;
        return OnUnknown;
    }
}

/// <summary>The next positions of a leaf for a number inside and outside its bounds.</summary>
internal readonly record struct LeafJump(long Low, ulong Width, int OnInside, int OnOutside, int Slot)
{
    public bool Includes(long value) => unchecked((ulong)(value - Low)) <= Width;
}
