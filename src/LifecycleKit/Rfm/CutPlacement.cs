namespace LifecycleKit.Rfm;

/// <summary>Places the cut points of a column by values alone: customers who share a value share a bin.</summary>
internal static class CutPlacement
{
    /// <summary>
    /// Quantiles of type 7 (Hyndman and Fan 1996): with order statistics x₀ … x₍ₙ₋₁₎ and h = (n − 1) · i / bins,
    /// the cut is x at ⌊h⌋ plus the fractional part of h times the distance to the next.
    /// </summary>
    public static decimal[] Quantiles(SortedColumn sorted, int bins)
    {
        var cuts = new decimal[bins - 1];
        for (var i = 1; i < bins; i++)
        {
            var (rank, part) = Math.DivRem((sorted.Count - 1) * (long)i, bins);
            var lower = sorted[(int)rank];
            cuts[i - 1] = part == 0 ? lower : Between(lower, sorted[(int)rank + 1], part, bins);
        }

        return cuts;
    }

    /// <summary>Bins of equal width: cuts at least + (greatest − least) · i / bins.</summary>
    public static decimal[] EqualWidths(SortedColumn sorted, int bins)
    {
        var cuts = new decimal[bins - 1];
        for (var i = 1; i < bins; i++) cuts[i - 1] = Between(sorted[0], sorted[sorted.Count - 1], i, bins);
        return cuts;
    }

    private static decimal Between(decimal lower, decimal upper, long part, int bins)
    {
        var cut = lower + (upper - lower) * part / bins;
        // Rounding at the 28th digit may carry the cut onto the value above it, which belongs to the next bin.
        return cut < upper ? cut : lower;
    }
}
