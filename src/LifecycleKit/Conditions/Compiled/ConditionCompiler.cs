namespace LifecycleKit.Conditions;

/// <summary>
/// Compiles conditions into a program. Leaves are written from the last to the first, so that each knows the position of the next one.
/// </summary>
[Mutable("grows while a program is written")]
internal sealed class ConditionCompiler
{
    /// <summary>
    /// The largest number of leaves at which each combination has a bit: a condition has fewer combinations of two or more parts than
    /// leaves.
    /// </summary>
    private const int MaxLeaves = 64;

    private readonly List<LeafJump> _jumps = [];
    private readonly List<LeafSource> _sources = [];
    private readonly List<CombinationEnd> _ends = [];
    private readonly List<(Field Field, bool IsAge)> _slots = [];
    private int _bits;
    private bool _isLarge;

    /// <summary>
    /// Compiles conditions. The entry of each condition is at its index in <paramref name="entries"/>; null always holds.
    /// </summary>
    public static ConditionProgram Compile(IReadOnlyList<Condition?> conditions, out int[] entries)
    {
        var compiler = new ConditionCompiler();
        entries = [.. conditions.Select(compiler.Add)];
        return compiler.ToProgram();
    }

    /// <summary>Compiles one condition.</summary>
    public static ConditionProgram Compile(Condition condition)
    {
        var compiler = new ConditionCompiler();
        compiler.Add(condition);
        return compiler.ToProgram();
    }

    private int Add(Condition? condition)
    {
        if (condition is null) return ConditionProgram.Holds;
        (_bits, _isLarge) = (0, condition.LeafCount > MaxLeaves);
        return Emit(condition, false, new Exits(ConditionProgram.Holds, ConditionProgram.Fails, ConditionProgram.Unknown, 0));
    }

    private ConditionProgram ToProgram() => new([.. _jumps], [.. _sources], [.. _ends]);

    private int Emit(Condition condition, bool isNegated, in Exits exits)
    {
        switch (condition)
        {
            case NotCondition negation:
                return Emit(negation.Part, !isNegated, exits);
            case CombinedCondition { Parts: [var only] }:
                return Emit(only, isNegated, exits);
            case CombinedCondition combined:
                var isAll = combined is AllCondition != isNegated;
                var bit = 1UL << _bits++;
                _ends.Add(new CombinationEnd(bit, isAll ? exits.OnTrue : exits.OnFalse, exits.OnUnknown, exits.Mark));
                return EmitParts(combined, isNegated, isAll, exits, bit, ConditionProgram.FirstEnd - (_ends.Count - 1));
            default:
                EmitLeaf(condition, isNegated, exits);
                return _jumps.Count - 1;
        }
    }

    /// <summary>Writes the parts of a combination. The parts of a nested combination of the same kind are treated as its own.</summary>
    private int EmitParts(CombinedCondition combined, bool isNegated, bool isAll, in Exits exits, ulong bit, int next)
    {
        for (var i = combined.Parts.Length - 1; i >= 0; i--)
        {
            var (part, isNegatedPart) = (combined.Parts[i], isNegated);
            while (part is NotCondition negation) (part, isNegatedPart) = (negation.Part, !isNegatedPart);
            var inner = isAll ? new Exits(next, exits.OnFalse, next, bit) : new Exits(exits.OnTrue, next, next, bit);
            if (part is CombinedCondition same && same is AllCondition != isNegatedPart == isAll)
            {
                next = EmitParts(same, isNegatedPart, isAll, exits, bit, next);
            }
            else if (part is CombinedCondition && _isLarge)
            {
                // There are more combinations than bits: the part is evaluated as a whole, by its own program.
                EmitLeaf(part, isNegatedPart, inner);
                next = _jumps.Count - 1;
            }
            else
            {
                next = Emit(part, isNegatedPart, inner);
            }
        }

        return next;
    }

    private void EmitLeaf(Condition leaf, bool isNegated, in Exits exits)
    {
        var compiled = leaf.Compile();
        var test = (isNegated ? compiled.Negated() : compiled).Bounded();
        var (inside, outside) = test.IsOutside ? (exits.OnFalse, exits.OnTrue) : (exits.OnTrue, exits.OnFalse);
        _jumps.Add(new LeafJump(test.Low, unchecked((ulong)(test.High - test.Low)), inside, outside, SlotOf(leaf, test.Kind)));
        _sources.Add(
            new LeafSource(
                leaf, test.Kind, test.Read, isNegated, !test.IsOutside, exits.OnTrue, exits.OnFalse, exits.OnUnknown, exits.Mark));
    }

    /// <summary>
    /// Returns the slot of a leaf. A custom field has none: its code is called once for each leaf, whatever the other rules are.
    /// </summary>
    private int SlotOf(Condition leaf, LeafKind kind)
    {
        if (kind == LeafKind.Truth || leaf is not LeafCondition { Field: { IsHostCode: false } field }) return FactSlots.Count;
        var key = (field, kind == LeafKind.Age);
        if (!_slots.Contains(key)) _slots.Add(key);
        return Math.Min(_slots.IndexOf(key), FactSlots.Count);
    }

    /// <summary>The next positions, and the bit to set when a part is unknown.</summary>
    private readonly record struct Exits(int OnTrue, int OnFalse, int OnUnknown, ulong Mark);
}
