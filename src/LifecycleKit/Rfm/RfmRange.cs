namespace LifecycleKit.Rfm;

/// <summary>The raw values with one score: days, orders or money between two cut points.</summary>
/// <remarks>
/// The upper bound belongs to the range. The lower bound does not, except where ties are spread and customers with exactly that value
/// are on both sides of the cut. <c>default</c> contains every value.
/// </remarks>
public readonly record struct RfmRange
{
    internal RfmRange(decimal? lower, decimal? upper, bool includesLower)
    {
        Lower = lower;
        Upper = upper;
        IncludesLower = includesLower;
    }

    /// <summary>The lower cut point; null for a range without a lower bound.</summary>
    public decimal? Lower { get; }

    /// <summary>The upper cut point, which belongs to the range; null for a range without an upper bound.</summary>
    public decimal? Upper { get; }

    /// <summary>Whether some customers with exactly the lower value are in the range; only where ties are spread.</summary>
    public bool IncludesLower { get; }

    /// <summary>Whether the range contains no value, because two cut points coincide.</summary>
    public bool IsEmpty => Lower is { } lower && Upper is { } upper && (IncludesLower ? lower > upper : lower >= upper);

    /// <summary>Returns whether a customer with a value can have the score.</summary>
    public bool Contains(decimal value) =>
        (Lower is not { } lower || value > lower || (IncludesLower && value == lower)) && (Upper is not { } upper || value <= upper);

    /// <summary>Returns the range as <c>(30, 90]</c>, unbounded ends as <c>−∞</c> and <c>∞)</c>; culture-invariant.</summary>
    public override string ToString()
    {
        var from = Lower is { } lower ? FormattableString.Invariant($"{(IncludesLower ? '[' : '(')}{lower}") : "(−∞";
        var to = Upper is { } upper ? FormattableString.Invariant($"{upper}]") : "∞)";
        return $"{from}, {to}";
    }
}
