namespace LifecycleKit.Statistics;

/// <summary>The exact distribution of a rank correlation over all pairings of two columns, where it can be computed.</summary>
internal static class RankPermutations
{
    /// <summary>9! = 362 880 permutations take milliseconds.</summary>
    private const int Max = 9;

    public static bool IsFew(long n) => n <= Max;

    /// <summary>The share of permutations whose sum of products is at least as far from 0 as the one observed.</summary>
    public static double PValue(CentredRanks x, CentredRanks y, ReadOnlySpan<long> counts, Int128 observed)
    {
        Span<int> first = stackalloc int[Max];
        Span<int> second = stackalloc int[Max];
        var n = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            for (var k = 0L; k < counts[i]; k++, n++)
                (first[n], second[n]) = ((int)x[i], (int)y[i]);
        }

        var all = 1L;
        for (var k = 2; k <= n; k++) all *= k;
        return CountFrom(first[..n], second[..n], 0, (int)Int128.Abs(observed)) / (double)all;
    }

    /// <summary>
    /// The probability of a perfect correlation: one of the n! / Π t! distinct orders of the column, with ties t; two when the ties are the
    /// same from both ends, since the reverse order is perfect then too.
    /// </summary>
    public static double PerfectPValue(CentredRanks x)
    {
        var ties = x.Ties.Order().ToArray();
        // The largest group first: its factors are all 1, and those of the others soon take p to 0.
        var (p, placed) = (x.Ties.SequenceEqual(Enumerable.Reverse(x.Ties)) ? 2.0 : 1.0, ties[^1]);
        for (var i = ties.Length - 2; i >= 0 && p > 0; i--)
        {
            for (var k = 1L; k <= ties[i] && p > 0; k++)
                p *= k / (double)++placed;
        }

        return p;
    }

    private static long CountFrom(ReadOnlySpan<int> first, Span<int> second, int sum, int least)
    {
        if (first.Length == 1) return Math.Abs(sum + first[0] * second[0]) >= least ? 1 : 0;
        var count = 0L;
        for (var i = 0; i < second.Length; i++)
        {
            (second[0], second[i]) = (second[i], second[0]);
            count += CountFrom(first[1..], second[1..], sum + first[0] * second[0], least);
            (second[0], second[i]) = (second[i], second[0]);
        }

        return count;
    }
}
