namespace LifecycleKit.Conditions;

/// <summary>A leaf as compiled: a whole number of units that must lie within bounds, both included, or outside of them.</summary>
/// <param name="Kind">What the number is.</param>
/// <param name="Low">The least number within the bounds.</param>
/// <param name="High">The greatest; below <paramref name="Low"/>, nothing lies within.</param>
/// <param name="IsOutside">Whether the number must lie outside.</param>
/// <param name="Read">Reads the field; null where the leaf itself is asked.</param>
internal readonly record struct LeafRange(LeafKind Kind, long Low, long High, bool IsOutside = false, SlotReader? Read = null)
{
    /// <summary>The bounds of what is known and fits: <see cref="Scaled.Missing"/> and <see cref="Scaled.DoesNotFit"/> lie outside of them.</summary>
    public const long Least = long.MinValue + 1;
    public const long Greatest = long.MaxValue - 1;

    /// <summary>The leaf itself is asked, and must answer true.</summary>
    public static LeafRange Asked { get; } = new(LeafKind.Truth, 1, 1);

    /// <summary>The test that holds where this one is false: neither holds where the value is missing.</summary>
    public LeafRange Negated()
    {
        if (Kind == LeafKind.Truth) return this with { Low = 0, High = 0 };
        if (IsOutside || Low > High) return this with { IsOutside = !IsOutside };
        if (Low <= Least && High < Greatest) return this with { Low = High + 1, High = Greatest };
        if (High >= Greatest && Low > Least) return this with { Low = Least, High = Low - 1 };
        return this with { IsOutside = true };
    }

    /// <summary>The same test with bounds that hold something, within what is known and fits.</summary>
    public LeafRange Bounded() => Low > High
        ? this with { Low = Least, High = Greatest, IsOutside = !IsOutside }
        : this with { Low = Math.Max(Low, Least), High = Math.Min(High, Greatest) };
}
