namespace LifecycleKit.Conditions;

/// <summary>A compiled leaf: a whole number of units that must be within bounds, both included, or outside them.</summary>
/// <param name="Kind">The meaning of the number.</param>
/// <param name="Low">The smallest number within the bounds.</param>
/// <param name="High">The largest number within the bounds; when it is less than <paramref name="Low"/>, no number is within the
/// bounds.</param>
/// <param name="IsOutside">Whether the number must be outside the bounds.</param>
/// <param name="Read">Reads the field; null when the leaf itself is asked.</param>
internal readonly record struct LeafRange(LeafKind Kind, long Low, long High, bool IsOutside = false, SlotReader? Read = null)
{
    /// <summary>
    /// The bounds of all known numbers that fit: <see cref="Scaled.Missing"/> and <see cref="Scaled.DoesNotFit"/> are outside them.
    /// </summary>
    public const long Least = long.MinValue + 1;
    public const long Greatest = long.MaxValue - 1;

    /// <summary>The range of a leaf that is asked itself and must answer true.</summary>
    public static LeafRange Asked { get; } = new(LeafKind.Truth, 1, 1);

    /// <summary>Returns the opposite test. For a missing value neither test holds.</summary>
    public LeafRange Negated()
    {
        if (Kind == LeafKind.Truth) return this with { Low = 0, High = 0 };
        if (IsOutside || Low > High) return this with { IsOutside = !IsOutside };
        if (Low <= Least && High < Greatest) return this with { Low = High + 1, High = Greatest };
        if (High >= Greatest && Low > Least) return this with { Low = Least, High = Low - 1 };
        return this with { IsOutside = true };
    }

    /// <summary>
    /// Returns the same test with bounds that are not crossed and that exclude missing numbers and numbers that do not fit.
    /// </summary>
    public LeafRange Bounded() => Low > High
        ? this with { Low = Least, High = Greatest, IsOutside = !IsOutside }
        : this with { Low = Math.Max(Low, Least), High = Math.Min(High, Greatest) };
}

/// <summary>The meaning of the number that a compiled leaf tests.</summary>
internal enum LeafKind : byte
{
    /// <summary>The answer of the leaf itself: 1 for true, 0 for false, missing for unknown.</summary>
    Truth = 0,

    /// <summary>A number in units, or a flag as 0 or 1.</summary>
    Number = 1,

    /// <summary>An instant in UTC ticks.</summary>
    Instant = 2,

    /// <summary>The age of an instant, in ticks.</summary>
    Age = 3,
}

/// <summary>
/// Reads a field as a whole number of its units, or as <see cref="Scaled.Missing"/> or <see cref="Scaled.DoesNotFit"/>; an instant as UTC
/// ticks, or 0.
/// </summary>
internal delegate long SlotReader(in Facts facts);
