namespace LifecycleKit.Rfm;

/// <summary>The raw values that get one score: days, orders or money between two cut points.</summary>
/// <remarks>
/// The upper bound belongs to the range. The lower bound does not, except where ties are spread and customers with that very value
/// lie on both sides of the cut. <c>default</c> is everything, the range of a column without cuts.
/// Immutable and safe to share between threads.
/// </remarks>
public readonly record struct RfmRange
{
    internal RfmRange(decimal? lower, decimal? upper, bool includesLower) =>
        (Lower, Upper, IncludesLower) = (lower, upper, includesLower);

    /// <summary>The cut point below; null where there is none and the range goes on without bound.</summary>
    public decimal? Lower { get; }

    /// <summary>The cut point above, which belongs to the range; null where there is none and the range goes on without bound.</summary>
    public decimal? Upper { get; }

    /// <summary>Whether some customers with exactly the lower value are in the range; only where ties are spread.</summary>
    public bool IncludesLower { get; }

    /// <summary>Whether no value can fall in the range, because two cut points coincide.</summary>
    public bool IsEmpty => Lower is { } lower && Upper is { } upper && (IncludesLower ? lower > upper : lower >= upper);

    /// <summary>Whether a customer with this value can have the score.</summary>
    public bool Contains(decimal value) =>
        (Lower is not { } lower || value > lower || (IncludesLower && value == lower)) && (Upper is not { } upper || value <= upper);

    /// <summary>The range as <c>(30, 90]</c>, unbounded ends as <c>−∞</c> and <c>∞)</c>; culture-invariant.</summary>
    public override string ToString()
    {
        var from = Lower is { } lower ? FormattableString.Invariant($"{(IncludesLower ? '[' : '(')}{lower}") : "(−∞";
        var to = Upper is { } upper ? FormattableString.Invariant($"{upper}]") : "∞)";
        return $"{from}, {to}";
    }
}
