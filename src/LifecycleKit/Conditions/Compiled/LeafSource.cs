namespace LifecycleKit.Conditions;

/// <summary>The source of a leaf's number, and the next positions when there is no number.</summary>
/// <param name="Leaf">The leaf as written.</param>
/// <param name="Kind">The meaning of the number.</param>
/// <param name="Read">Reads the field; null when the leaf itself is asked.</param>
/// <param name="IsNegated">Whether the leaf is under a negation.</param>
/// <param name="HoldsInside">Whether the leaf, negation included, is true for a number within the bounds.</param>
/// <param name="OnTrue">The next position when the leaf, negation included, is true.</param>
/// <param name="OnFalse">The next position when the leaf, negation included, is false.</param>
/// <param name="OnUnknown">The next position when the leaf is unknown.</param>
/// <param name="Mark">The bit of the enclosing combination, which is set when the leaf is unknown; 0 when there is no combination.</param>
internal readonly record struct LeafSource(
    Condition Leaf, LeafKind Kind, SlotReader? Read, bool IsNegated, bool HoldsInside, int OnTrue, int OnFalse, int OnUnknown, ulong Mark)
{
    /// <summary>Returns the value of the field, derived from the number that was read; the host's code is not called again.</summary>
    public FieldValue ValueOf(long value, in Facts facts)
    {
        if (value == Scaled.Missing) return default;
        return Kind switch
        {
            LeafKind.Instant => new FieldValue(FieldType.Instant, value),
            LeafKind.Age => new FieldValue(FieldType.Instant, facts.AsOfTicks - value),
            _ when Leaf is FlagCondition => new FieldValue(FieldType.Flag, value),
            _ => ((LeafCondition)Leaf).Field.ValueOf(facts),
        };
    }
}
