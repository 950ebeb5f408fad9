namespace LifecycleKit.Statistics;

/// <summary>Twice the distance of each value's rank from the mean rank: integers, ties sharing the mean of their ranks.</summary>
internal readonly struct CentredRanks
{
    private readonly long[] _ranks;

    private CentredRanks(long[] ranks, long[] ties) => (_ranks, Ties) = (ranks, ties);

    /// <summary>The number of values that share each rank, by ascending value.</summary>
    public long[] Ties { get; }

    public bool AreConstant => Ties.Length < 2;

    public long this[int index] => _ranks[index];

    /// <param name="values">The values, none of them NaN.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="total">The sum of the counts.</param>
    public static CentredRanks Of(ReadOnlySpan<double> values, ReadOnlySpan<long> counts, long total)
    {
        var sorted = values.ToArray();
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);

        var ranks = new long[values.Length];
        var ties = new List<long>();
        var below = 0L;
        for (var i = 0; i < order.Length;)
        {
            var (start, tied) = (i, 0L);
            for (; i < order.Length && sorted[i] == sorted[start]; i++) tied += counts[order[i]];
            // Ranks below + 1 to below + tied: twice their mean, less twice the mean of all, (total + 1) / 2.
            for (var j = start; j < i; j++) ranks[order[j]] = 2 * below + tied - total;
            if (tied > 0) ties.Add(tied);
            below += tied;
        }

        return new CentredRanks(ranks, [.. ties]);
    }
}
