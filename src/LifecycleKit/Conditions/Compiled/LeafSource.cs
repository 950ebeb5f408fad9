namespace LifecycleKit.Conditions;

/// <summary>Where the number of a leaf comes from, and where to go on without one.</summary>
/// <param name="Leaf">The leaf as written.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Read">Reads the field; null where the leaf itself is asked.</param>
/// <param name="IsNegated">Whether the leaf is under a negation.</param>
/// <param name="HoldsInside">Whether the leaf, negation included, is true for a number within the bounds.</param>
/// <param name="OnTrue">Where to go on when the leaf, negation included, is true.</param>
/// <param name="OnFalse">Where to go on when it is false.</param>
/// <param name="OnUnknown">Where to go on when it is unknown.</param>
/// <param name="Mark">The bit of the combination that is marked then; 0 outside of combinations.</param>
internal readonly record struct LeafSource(
    Condition Leaf, LeafKind Kind, SlotReader? Read, bool IsNegated, bool HoldsInside, int OnTrue, int OnFalse, int OnUnknown, ulong Mark)
{
    /// <summary>What the field held, from the number that was read of it; host code is not asked again.</summary>
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
