namespace LifecycleKit.Products;

/// <summary>
/// Counts of pairs of products, one row a product: the products with a higher index that share an order with it, ascending, each with the
/// number of these orders.
/// </summary>
/// <param name="Starts">The first pair of each product, followed by the number of pairs.</param>
/// <param name="Others">The index of the other product.</param>
/// <param name="Counts">The number of orders with both, at least 1.</param>
internal sealed record PairRows(int[] Starts, int[] Others, int[] Counts)
{
    public int PairCount => Others.Length;

    public ReadOnlySpan<int> OthersOf(int product) => Others.AsSpan(Starts[product]..Starts[product + 1]);

    public ReadOnlySpan<int> CountsOf(int product) => Counts.AsSpan(Starts[product]..Starts[product + 1]);

    /// <summary>Returns the index of a pair; negative when there is none.</summary>
    public int Find(int one, int other)
    {
        var (low, high) = one < other ? (one, other) : (other, one);
        var at = OthersOf(low).BinarySearch(high);
        return at < 0 ? -1 : Starts[low] + at;
    }

    /// <summary>Returns the pairs with at least so many orders.</summary>
    public PairRows AtLeast(int minCount)
    {
        var starts = new int[Starts.Length];
        var kept = 0;
        for (var product = 0; product + 1 < Starts.Length; product++)
        {
            starts[product] = kept;
            foreach (var count in CountsOf(product))
                if (count >= minCount) kept++;
        }

        starts[^1] = kept;
        if (kept == PairCount) return this;
        var (others, counts, at) = (new int[kept], new int[kept], 0);
        for (var pair = 0; pair < PairCount; pair++)
        {
            if (Counts[pair] < minCount) continue;
            others[at] = Others[pair];
            counts[at] = Counts[pair];
            at++;
        }

        return new PairRows(starts, others, counts);
    }

    /// <summary>Joins rows that follow one another.</summary>
    public static PairRows Join(PairRows[] blocks)
    {
        var productCount = blocks.Sum(block => block.Starts.Length - 1);
        var pairCount = blocks.Sum(block => (long)block.PairCount);
        if (pairCount > Array.MaxLength)
            throw new OverflowException($"There are {pairCount} pairs of products, and at most {Array.MaxLength} can be held.");
        var joined = new PairRows(new int[productCount + 1], new int[pairCount], new int[pairCount]);
        var (product, pair) = (0, 0);
        for (var i = 0; i < blocks.Length; i++)
        {
            foreach (var start in blocks[i].Starts.AsSpan(0, blocks[i].Starts.Length - 1)) joined.Starts[product++] = pair + start;
            blocks[i].Others.CopyTo(joined.Others, pair);
            blocks[i].Counts.CopyTo(joined.Counts, pair);
            pair += blocks[i].PairCount;
            // The block is not needed any more, and the next ones need its memory.
            blocks[i] = null!;
        }

        joined.Starts[^1] = pair;
        return joined;
    }
}
