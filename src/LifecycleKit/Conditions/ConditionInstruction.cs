namespace LifecycleKit.Conditions;

/// <summary>One leaf of a compiled condition: what to read, how to judge it, and where to go on.</summary>
internal readonly struct ConditionInstruction
{
    /// <summary>How the value is judged.</summary>
    public InstructionKind Kind { get; init; }

    /// <summary>Whether the leaf stands under an odd number of negations: then it must be false, which a missing value is not.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether the fast test must come out true: it does not under a negation, nor for what asks to lie outside of bounds.</summary>
    public bool Expected { get; init; }

    /// <summary>The slot that holds the value once it is read.</summary>
    public int Slot { get; init; }

    /// <summary>Where to go on when the leaf is as it must be, and when it is not.</summary>
    public int OnTrue { get; init; }

    public int OnFalse { get; init; }

    /// <summary>The least and the greatest value that is as it should be, or the age.</summary>
    public long Low { get; init; }

    public long High { get; init; }

    /// <summary>Reads the value; null where the leaf itself is asked.</summary>
    public SlotReader? Read { get; init; }

    /// <summary>The leaf that was compiled.</summary>
    public Condition Leaf { get; init; }

    /// <summary>A value within bounds, both included; or outside of them.</summary>
    public static ConditionInstruction Range(SlotReader read, long low, long high, bool isOutside = false) =>
        new() { Kind = InstructionKind.Range, Read = read, Low = low, High = high, Expected = !isOutside };

    /// <summary>An instant that lies at least so far back, or less.</summary>
    public static ConditionInstruction Age(SlotReader read, long ticks, bool isYounger) =>
        new() { Kind = InstructionKind.Age, Read = read, Low = ticks, Expected = !isYounger };

    /// <summary>The instruction for a leaf at its place in a program.</summary>
    public ConditionInstruction At(Condition leaf, int slot, bool isNegated, int onTrue, int onFalse) =>
        this with { Leaf = leaf, Slot = slot, IsNegated = isNegated, Expected = Expected != isNegated, OnTrue = onTrue, OnFalse = onFalse };
}
