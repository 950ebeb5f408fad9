using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>Conditions compiled into one flat array of jumps, each of which knows where to go on.</summary>
/// <remarks>
/// A rule fires only when its condition is true, so what is unknown need not be told from what is false. Pushed down to the leaves, where
/// Kleene's logic allows it (De Morgan holds), negation asks a leaf to be false rather than not true; what is left is "and" and "or", in
/// which the unknown can be taken for false.
/// </remarks>
internal sealed class ConditionProgram
{
    /// <summary>Where a condition ends that holds, and one that does not.</summary>
    public const int Holds = -1;
    public const int Fails = -2;

    private readonly RangeJump[] _jumps;
    private readonly LeafSource[] _sources;

    private ConditionProgram(RangeJump[] jumps, LeafSource[] sources) => (_jumps, _sources) = (jumps, sources);

    /// <summary>Compiles conditions; the entry of the one at an index stands at the same index of <paramref name="entries"/>.</summary>
    public static ConditionProgram Compile(IReadOnlyList<Condition?> conditions, out int[] entries)
    {
        var compiler = new Compiler();
        entries = [.. conditions.Select(condition => condition is null ? Holds : compiler.Emit(condition, false, Holds, Fails))];
        return new ConditionProgram([.. compiler.Jumps], [.. compiler.Sources]);
    }

    /// <summary>Whether the condition at an entry is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsTrue(int entry, in Facts facts, ref FactSlots slots)
    {
        var jumps = _jumps;
        var at = entry;
        while (unchecked((uint)at) < (uint)jumps.Length)
        {
            ref readonly var jump = ref jumps[at];
            var value = slots.TryGet(jump.Slot, out var known) ? known : Load(at, jump.Slot, facts, ref slots);
            at = jump.Includes(value) ? jump.OnInside : value is Scaled.Missing or Scaled.DoesNotFit ? Without(at, value, facts) : jump.OnOutside;
        }

        return at == Holds;
    }

    /// <summary>What the number in a slot must be, once it is known, for the condition at an entry to be true at all.</summary>
    public EntryBounds BoundsOf(int entry) => entry >= 0 && _jumps[entry] is { OnOutside: Fails } first
        ? new EntryBounds(first.Slot, first.Low, first.Width)
        : new EntryBounds(FactSlots.Count, 0, 0);

    /// <summary>Reads the number that a jump depends on, and keeps it where it is of a field that has a slot.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Load(int at, int slot, in Facts facts, ref FactSlots slots)
    {
        ref readonly var source = ref _sources[at];
        if (source.Kind == LeafKind.Truth) return (long)source.Leaf.Evaluate(facts);
        var value = source.Read!(facts);
        if (source.Kind != LeafKind.Number) value = value == 0 ? Scaled.Missing : source.Kind == LeafKind.Age ? facts.AsOfTicks - value : value;
        slots.Set(slot, value);
        return value;
    }

    /// <summary>Where to go on without a number: one that is missing satisfies nothing, and for one that does not fit the leaf is asked.</summary>
    private int Without(int at, long value, in Facts facts)
    {
        ref readonly var source = ref _sources[at];
        var isAsItMust = value == Scaled.DoesNotFit && source.Leaf.Evaluate(facts) == (source.IsNegated ? Truth.False : Truth.True);
        return isAsItMust ? source.OnTrue : source.OnFalse;
    }

    /// <summary>Where to go on, by whether a number lies within bounds.</summary>
    private readonly record struct RangeJump(long Low, ulong Width, int OnInside, int OnOutside, int Slot)
    {
        public bool Includes(long value) => unchecked((ulong)(value - Low)) <= Width;
    }

    /// <summary>Where the number comes from, which is asked once in a step.</summary>
    private readonly record struct LeafSource(Condition Leaf, LeafKind Kind, SlotReader? Read, bool IsNegated, int OnTrue, int OnFalse);

    /// <summary>Writes leaves from the last to the first, so that each knows where the next one stands.</summary>
    private sealed class Compiler
    {
        private readonly List<(Field Field, bool IsAge)> _slots = [];

        public List<RangeJump> Jumps { get; } = [];

        public List<LeafSource> Sources { get; } = [];

        public int Emit(Condition condition, bool isNegated, int onTrue, int onFalse)
        {
            switch (condition)
            {
                case NotCondition negation:
                    return Emit(negation.Part, !isNegated, onTrue, onFalse);
                case CombinedCondition combined:
                    var isAll = combined is AllCondition != isNegated;
                    var entry = isAll ? onTrue : onFalse;
                    for (var i = combined.Parts.Length - 1; i >= 0; i--)
                        entry = isAll ? Emit(combined.Parts[i], isNegated, entry, onFalse) : Emit(combined.Parts[i], isNegated, onTrue, entry);
                    return entry;
                default:
                    EmitLeaf(condition, isNegated, onTrue, onFalse);
                    return Jumps.Count - 1;
            }
        }

        private void EmitLeaf(Condition leaf, bool isNegated, int onTrue, int onFalse)
        {
            var compiled = leaf.Compile();
            var test = (isNegated ? compiled.Negated() : compiled).Bounded();
            var (inside, outside) = test.IsOutside ? (onFalse, onTrue) : (onTrue, onFalse);
            Jumps.Add(new RangeJump(test.Low, unchecked((ulong)(test.High - test.Low)), inside, outside, SlotOf(leaf, test.Kind)));
            Sources.Add(new LeafSource(leaf, test.Kind, test.Read, isNegated, onTrue, onFalse));
        }

        private int SlotOf(Condition leaf, LeafKind kind)
        {
            if (kind == LeafKind.Truth || leaf is not LeafCondition { Field: var field }) return FactSlots.Count;
            var key = (field, kind == LeafKind.Age);
            if (!_slots.Contains(key)) _slots.Add(key);
            return Math.Min(_slots.IndexOf(key), FactSlots.Count);
        }
    }
}
