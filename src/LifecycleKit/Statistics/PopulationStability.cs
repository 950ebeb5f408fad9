namespace LifecycleKit.Statistics;

/// <summary>Computes the population stability index: how much the shares of some classes differ between two populations.</summary>
/// <remarks>
/// PSI = Σ (a − e) · ln(a / e) over the classes, e and a the shares expected and actual: the symmetric Kullback–Leibler
/// divergence, 0 for equal shares. ½ is added to each count, so that an empty class stays finite.
/// Without any shift the index is near (1/n + 1/m) · χ² with one degree of freedom fewer than classes (B. Yurdakul, Statistical
/// Properties of Population Stability Index, Western Michigan University 2018), so its mean is (classes − 1)(1/n + 1/m).
/// When that mean reaches <see cref="NoiseLimit"/>, the index would only show chance, and there is a reason instead.
/// </remarks>
internal static class PopulationStability
{
    /// <summary>The usual reading of the index is a shift from 0.1 on.</summary>
    public const double NoiseLimit = 0.1;

    /// <summary>Returns the index, without a standard error, or the reason why the populations are too small.</summary>
    /// <param name="expected">The counts of each class, at least 0, in the reference population.</param>
    /// <param name="actual">The counts of each class in the compared population, in the same order.</param>
    public static Estimate Index(ReadOnlySpan<long> expected, ReadOnlySpan<long> actual)
    {
        var (n, m) = (Sum(expected), Sum(actual));
        if (n == 0 || m == 0) return Estimate.None(n == 0 ? "the fit saw no customers" : "there are no customers to compare");
        var classes = expected.Length;
        var noise = (classes - 1) * (1.0 / n + 1.0 / m);
        if (!(noise < NoiseLimit))
        {
            return Estimate.None(FormattableString.Invariant(
                $"with {n} customers at the fit and {m} to compare, chance alone gives about {noise:0.##}"));
        }

        var index = 0.0;
        for (var i = 0; i < classes; i++)
        {
            var e = (expected[i] + 0.5) / (n + 0.5 * classes);
            var a = (actual[i] + 0.5) / (m + 0.5 * classes);
            index += (a - e) * Math.Log(a / e);
        }

        return Estimate.Of(index);
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts) sum += count;
        return sum;
    }
}
