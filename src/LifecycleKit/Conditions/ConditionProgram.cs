namespace LifecycleKit.Conditions;

/// <summary>Conditions compiled into one flat array of leaves, each of which knows where to go on.</summary>
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

    private readonly ConditionInstruction[] _instructions;

    private ConditionProgram(ConditionInstruction[] instructions) => _instructions = instructions;

    /// <summary>Compiles conditions; the entry of the one at an index stands at the same index of <paramref name="entries"/>.</summary>
    public static ConditionProgram Compile(IReadOnlyList<Condition?> conditions, out int[] entries)
    {
        var compiler = new Compiler();
        entries = [.. conditions.Select(condition => condition is null ? Holds : compiler.Emit(condition, false, Holds, Fails))];
        return new ConditionProgram([.. compiler.Instructions]);
    }

    /// <summary>Whether the condition at an entry is true.</summary>
    public bool IsTrue(int entry, in Facts facts, ref FactSlots slots)
    {
        var at = entry;
        while (at >= 0)
        {
            ref readonly var instruction = ref _instructions[at];
            at = IsAsItMust(instruction, facts, ref slots) ? instruction.OnTrue : instruction.OnFalse;
        }

        return at == Holds;
    }

    private static bool IsAsItMust(in ConditionInstruction instruction, in Facts facts, ref FactSlots slots)
    {
        if (instruction.Kind == InstructionKind.Leaf) return Ask(instruction, facts);
        var value = slots.Read(instruction, facts);
        if (value is Scaled.Missing) return false;
        if (instruction.Kind == InstructionKind.Age) return (facts.AsOfTicks - value >= instruction.Low) == instruction.Expected;
        if (value is Scaled.DoesNotFit) return Ask(instruction, facts);
        return (value >= instruction.Low && value <= instruction.High) == instruction.Expected;
    }

    private static bool Ask(in ConditionInstruction instruction, in Facts facts) =>
        instruction.Leaf.Evaluate(facts) == (instruction.IsNegated ? Truth.False : Truth.True);

    /// <summary>Writes leaves from the last to the first, so that each knows where the next one stands.</summary>
    private sealed class Compiler
    {
        private readonly List<Field> _slots = [];

        public List<ConditionInstruction> Instructions { get; } = [];

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
                    Instructions.Add(condition.Compile().At(condition, SlotOf(condition), isNegated, onTrue, onFalse));
                    return Instructions.Count - 1;
            }
        }

        private int SlotOf(Condition condition)
        {
            if (condition is not LeafCondition { Field: var field }) return FactSlots.Count;
            var slot = _slots.IndexOf(field);
            if (slot >= 0) return slot;
            _slots.Add(field);
            return _slots.Count - 1;
        }
    }
}
