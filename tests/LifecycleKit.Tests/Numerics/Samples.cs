using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>
/// Compares many draws with their distribution. Chance exceeds each bound once in some ten thousand cases; the seeds are fixed.
/// </summary>
internal static class Samples
{
    public const int Count = 40_000;

    /// <summary>
    /// √n times the largest distance of Kolmogorov and Smirnov is beyond 2.2 with a probability of 2·exp(−2·2.2²) = 1.3e-4.
    /// </summary>
    private const double KolmogorovBound = 2.2;

    /// <summary>Standard errors; a normal number is beyond four with a probability of 6e-5.</summary>
    private const double Errors = 4;

    public static double[] Take(Draw draw, ulong seed)
    {
        var draws = new RandomDraws(seed);
        var sample = new double[Count];
        for (var i = 0; i < sample.Length; i++) sample[i] = draw(ref draws);
        return sample;
    }

    /// <summary>The largest distance between the sample's distribution and the true one, by Kolmogorov and Smirnov.</summary>
    public static void AssertFollows(double[] sample, Func<double, double> distribution)
    {
        var sorted = sample.Order().ToArray();
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var p = distribution(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - i / (double)sorted.Length, (i + 1) / (double)sorted.Length - p));
        }

        Report("Kolmogorov–Smirnov", distance * Math.Sqrt(sorted.Length), KolmogorovBound);
    }

    /// <summary>
    /// Pearson's chi-square over counts from 0, where cells with fewer than ten expected counts are merged with the next ones.
    /// </summary>
    public static void AssertCounts(double[] sample, Func<long, double> chance)
    {
        var seen = sample.GroupBy(x => (long)x).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(seen.Keys, k => Assert.True(chance(k) > 0, $"{k} cannot be"));
        var most = (long)sample.Max() + 1;
        var square = 0.0;
        var cells = 0;
        var expected = 0.0;
        var observed = 0;
        var left = (double)sample.Length;
        for (long k = 0; k <= most; k++)
        {
            expected += sample.Length * chance(k);
            observed += seen.GetValueOrDefault(k);
            if (expected < 10 || left - expected < 10) continue;
            square += (observed - expected) * (observed - expected) / expected;
            left -= expected;
            expected = 0;
            observed = 0;
            cells += 1;
        }

        // The last cell has the rest of the distribution, beyond the loop too.
        if (left > 1e-6) square += (observed - left) * (observed - left) / left;
        Report($"chi-square of {cells} degrees of freedom, as a normal number", cells == 0 ? 0 : WilsonHilferty(square, cells), Errors);
    }

    /// <summary>
    /// The mean and the variance, each within some of its own standard errors; <paramref name="kurtosis"/> is that beyond the normal.
    /// </summary>
    public static void AssertMoments(double[] sample, double mean, double variance, double kurtosis)
    {
        var sampleMean = sample.Average();
        var sampleVariance = sample.Average(x => (x - mean) * (x - mean));
        Report("mean", Math.Abs(sampleMean - mean) / Math.Sqrt(variance / sample.Length), Errors);
        Report("variance", Math.Abs(sampleVariance - variance) / (variance * Math.Sqrt((kurtosis + 2) / sample.Length)), Errors);
    }

    /// <summary>Wilson and Hilferty (1931): the cube root of a chi-square over its degrees of freedom is nearly normal.</summary>
    private static double WilsonHilferty(double square, int degrees) =>
        (Math.Cbrt(square / degrees) - (1 - 2.0 / (9 * degrees))) / Math.Sqrt(2.0 / (9 * degrees));

    private static void Report(string what, double value, double bound)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {value:0.00} of {bound}");
        Assert.True(value <= bound, $"{what}: {value:0.00} of {bound}");
    }
}
