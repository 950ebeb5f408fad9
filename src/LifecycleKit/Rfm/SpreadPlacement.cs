namespace LifecycleKit.Rfm;

/// <summary>Places cut points as SQL's NTILE does, ordering customers with one value by their tie keys.</summary>
/// <remarks>
/// A cut is the (value, tie key) of the last customer below it, so a frozen model scores a customer without knowing the others.
/// Score 1 is NTILE's first tile: where n is not a multiple of the bins, the lowest scores have one customer more.
/// </remarks>
internal static class SpreadPlacement
{
    /// <summary>The cuts in ascending order of (value, tie key), one fewer than bins.</summary>
    /// <param name="sorted">The column of <paramref name="population"/>, at least one customer.</param>
    /// <param name="population">The customers, with or without orders.</param>
    /// <param name="tieKeys">Their keys, in the same order.</param>
    /// <param name="part">The customers of the column.</param>
    /// <param name="dimension">Which column.</param>
    /// <param name="bins">2 to 10.</param>
    public static (decimal[] Cuts, ulong[] TieKeys) Place(
        SortedColumn sorted, ReadOnlySpan<RfmValues> population, ReadOnlySpan<ulong> tieKeys, in RfmPart part, RfmDimension dimension,
        int bins)
    {
        var (cuts, cutKeys) = (new decimal[bins - 1], new ulong[bins - 1]);
        var below = 0;
        decimal? tiedAt = null;
        ulong[] tied = [];
        for (var i = 0; i < cuts.Length; i++)
        {
            below += TileSize(sorted.Count, bins, dimension == RfmDimension.Recency ? bins - i : i + 1);
            if (below == 0)
            {
                // Fewer customers than bins, and recency fills the far end first: the cut is below all customers.
                (cuts[i], cutKeys[i]) = (sorted[0] - 1, ulong.MaxValue);
                continue;
            }

            var last = sorted[below - 1];
            if (tiedAt != last) (tiedAt, tied) = (last, KeysAt(last, population, tieKeys, in part, dimension));
            (cuts[i], cutKeys[i]) = (last, tied[below - 1 - sorted.CountBelow(last)]);
        }

        return (cuts, cutKeys);
    }

    private static int TileSize(int customers, int bins, int score) => customers / bins + (score <= customers % bins ? 1 : 0);

    /// <summary>The keys, ascending, of the customers with exactly this value.</summary>
    private static ulong[] KeysAt(
        decimal value, ReadOnlySpan<RfmValues> population, ReadOnlySpan<ulong> tieKeys, in RfmPart part, RfmDimension dimension)
    {
        var keys = new List<ulong>();
        for (var i = 0; i < population.Length; i++)
        {
            if (part.Has(in population[i]) && population[i][dimension] == value) keys.Add(tieKeys[i]);
        }

        keys.Sort();
        return [.. keys];
    }
}
