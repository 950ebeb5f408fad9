using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>Spearman's rank correlation of two columns, with its p-value.</summary>
/// <remarks>
/// ρ is Pearson's correlation of the ranks, ties sharing the mean of their ranks (C. Spearman, Am. J. Psychology 15, 1904). All sums are
/// integers, so neither the order of the rows nor their compression by counts changes the result. <c>default</c> was never computed.
/// </remarks>
public readonly record struct SpearmanCorrelation
{
    /// <summary>Sums of products of centred ranks grow like the cube of the count; up to here they fit 127 bits.</summary>
    private const long MaxCount = 4_000_000_000_000;

    private readonly Estimate _pValue;

    private SpearmanCorrelation(Estimate rho, Estimate pValue, long count)
    {
        Rho = rho;
        _pValue = pValue;
        Count = count;
    }

    /// <summary>
    /// ρ in [−1, 1], with the standard error (1 − ρ²) √((1 + ρ²/2) / (n − 3)) from four pairs on (D. G. Bonett and T. A. Wright,
    /// Psychometrika 65, 2000, by the delta method); at ρ = ±1 it would be 0, so there is none. Without a value when a column is
    /// constant or there are fewer than two pairs.
    /// </summary>
    public Estimate Rho { get; }

    /// <summary>n, the number of pairs, with their counts.</summary>
    public long Count { get; }

    /// <summary>Computes the correlation of two columns; with counts, exactly that of the repeated pairs.</summary>
    /// <param name="first">The first values of the pairs; infinite values rank as such.</param>
    /// <param name="second">The second values, in the same order.</param>
    /// <param name="counts">The number of times that each pair occurs, at least 0 and together at most 4 · 10¹²; empty, the default, for
    /// once each.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are too many pairs.</exception>
    public static SpearmanCorrelation Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<long> counts = default)
    {
        if (second.Length != first.Length)
            throw new ArgumentException($"There are {first.Length} first values and {second.Length} second ones.", nameof(second));
        if (counts.IsEmpty) counts = Once(first.Length);
        if (counts.Length != first.Length)
            throw new ArgumentException($"There are {first.Length} pairs and {counts.Length} counts.", nameof(counts));
        Check(first, nameof(first));
        Check(second, nameof(second));
        var n = Total(counts);
        if (n < 2) return None("a correlation needs two pairs", n);
        var (x, y) = (CentredRanks.Of(first, counts, n), CentredRanks.Of(second, counts, n));
        if (x.AreConstant || y.AreConstant) return None($"all {(x.AreConstant ? "first" : "second")} values are equal", n);

        var xx = Int128.Zero;
        var yy = Int128.Zero;
        var xy = Int128.Zero;
        for (var i = 0; i < counts.Length; i++)
        {
            xx += (Int128)x[i] * x[i] * counts[i];
            yy += (Int128)y[i] * y[i] * counts[i];
            xy += (Int128)x[i] * y[i] * counts[i];
        }

        // 1 − ρ² from integers keeps its digits however close ρ comes to ±1.
        var product = (BigInteger)xx * yy;
        var rest = (double)(product - (BigInteger)xy * xy) / (double)product;
        var rho = rest == 0 ? Int128.Sign(xy) : Math.Clamp((double)xy / Math.Sqrt((double)product), -1, 1);
        var p = RankPermutations.IsFew(n) ? RankPermutations.PValue(x, y, counts, xy)
            : rest == 0 ? RankPermutations.PerfectPValue(x)
            : StudentDistribution.TwoSided(rest, rho * rho, n - 2);
        var estimate = rest == 0 ? Estimate.Of(rho, "the ranks agree or are reversed without exception")
            : n > 3 ? Estimate.Of(rho, rest * Math.Sqrt((1 + rho * rho / 2) / (n - 3)))
            : Estimate.Of(rho, "a standard error needs four pairs");
        return new SpearmanCorrelation(estimate, Estimate.Of(p), n);
    }

    /// <summary>
    /// Returns the probability of a correlation at least as far from 0 if all pairings of the two columns were equally likely, without a
    /// standard error; without a value when ρ has none. Exact over all permutations for up to 9 pairs, and for ρ = ±1; otherwise that of
    /// Student's t with n − 2 degrees of freedom, t² = ρ² (n − 2) / (1 − ρ²), down to the smallest double.
    /// </summary>
    public Estimate PValue() => _pValue;

    /// <summary>Returns ρ, its p-value and the count, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rho}, p = {_pValue}, {Count} pairs");

    private static SpearmanCorrelation None(string reason, long count) => new(Estimate.None(reason), Estimate.None(reason), count);

    private static long[] Once(int pairs)
    {
        var ones = new long[pairs];
        Array.Fill(ones, 1);
        return ones;
    }

    private static void Check(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i])) throw new ArgumentException($"Value {i} is NaN, which has no rank.", name);
    }

    private static long Total(ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            if (count < 0 || count > MaxCount - total)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(counts), count, $"Counts must be at least 0, and together at most {MaxCount}.");
            }

            total += count;
        }

        return total;
    }
}
