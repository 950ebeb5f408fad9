namespace LifecycleKit.Numerics;

internal partial struct RandomDraws
{
    /// <summary>The mean from which counts are drawn by rejection; below it a search from 0 is used.</summary>
    private const double FewOnAverage = 10;

    /// <summary>With a mean of at most ten, larger counts have a probability below 1e-60: only the rounding of a sum gives them.</summary>
    private const long MaxOfFew = 100;

    /// <summary>
    /// Poisson with a mean from 0 to 1e15: a search from 0 for small means, else the algorithm PTRS of Hörmann (1993), "The Transformed
    /// Rejection Method for Generating Poisson Random Variables".
    /// </summary>
    public long NextPoisson(double mean)
    {
        Require(mean is >= 0 and <= 1e15, mean, nameof(mean));
        if (mean >= FewOnAverage) return PoissonByRejection(mean);

        var chance = Math.Exp(-mean);
        var left = NextUniform();
        long count = 0;
        while (left > chance && count < MaxOfFew)
        {
            left -= chance;
            count++;
            chance *= mean / count;
        }

        return count;
    }

    /// <summary>
    /// Geometric: the number of trials up to the first success, at least 1, for a success probability from 0 to 1; long.MaxValue for larger
    /// numbers, so always for a probability of 0.
    /// </summary>
    public long NextGeometric(double chance)
    {
        Require(chance is >= 0 and <= 1, chance, nameof(chance));
        if (chance == 0) return long.MaxValue;

        var failures = Math.Floor(Math.Log(NextUniform()) / ElementaryFunctions.Log1p(-chance));
        return failures < 9e18 ? 1 + (long)failures : long.MaxValue;
    }

    /// <summary>
    /// Binomial: the number of successes in up to 1e15 trials, for a success probability from 0 to 1. A search from 0 when few are
    /// expected, else the algorithm BTRS of Hörmann (1993), "The Generation of Binomial Random Variates".
    /// </summary>
    public long NextBinomial(long trials, double chance)
    {
        Require(trials is >= 0 and <= 1_000_000_000_000_000, trials, nameof(trials));
        Require(chance is >= 0 and <= 1, chance, nameof(chance));
        if (chance > 0.5) return trials - NextBinomial(trials, 1 - chance);
        if (trials * chance >= FewOnAverage) return BinomialByRejection(trials, chance);

        var odds = chance / (1 - chance);
        var chanceOfCount = Math.Exp(trials * ElementaryFunctions.Log1p(-chance));
        var left = NextUniform();
        long count = 0;
        while (left > chanceOfCount && count < Math.Min(trials, MaxOfFew))
        {
            left -= chanceOfCount;
            chanceOfCount *= odds * (trials - count) / (count + 1);
            count++;
        }

        return count;
    }

    private long PoissonByRejection(double mean)
    {
        var b = 0.931 + 2.53 * Math.Sqrt(mean);
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var certain = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            var u = NextUniform() - 0.5;
            var v = NextUniform();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= certain) return (long)k;
            if (k < 0 || (edge < 0.013 && v > edge)) continue;
            if (Math.Log(v * inverseAlpha / (a / (edge * edge) + b)) <= LogPoisson(k, mean)) return (long)k;
        }
    }

    private long BinomialByRejection(long trials, double chance)
    {
        var deviation = Math.Sqrt(trials * chance * (1 - chance));
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * chance;
        var certain = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * deviation;
        var logOdds = Math.Log(chance / (1 - chance));
        var mode = Math.Floor((trials + 1) * chance);
        var atMode = LogFactorial(mode) + LogFactorial(trials - mode);
        while (true)
        {
            var u = NextUniform() - 0.5;
            var v = NextUniform();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / edge + b) * u + trials * chance + 0.5);
            if (k < 0 || k > trials) continue;
            if (edge >= 0.07 && v <= certain) return (long)k;
            var ratio = atMode - LogFactorial(k) - LogFactorial(trials - k) + (k - mode) * logOdds;
            if (Math.Log(v * alpha / (a / (edge * edge) + b)) <= ratio) return (long)k;
        }
    }

    /// <summary>ln(e⁻ᵐ·mᵏ/k!), by Stirling's series where k is not small, so that large terms do not cancel.</summary>
    private static double LogPoisson(double k, double mean) => k < 10
        ? k * Math.Log(mean) - mean - LogFactorial(k)
        : k * ElementaryFunctions.Log1p((mean - k) / k) + (k - mean) - 0.5 * Math.Log(2 * Math.PI * k) - StirlingRest(k);

    private static double LogFactorial(double k)
    {
        if (k >= 10) return k * Math.Log(k) - k + 0.5 * Math.Log(2 * Math.PI * k) + StirlingRest(k);
        var product = 1.0;
        for (var factor = 2; factor <= k; factor++) product *= factor;
        return Math.Log(product);
    }

    /// <summary>ln k! − (k·ln k − k + ½·ln(2πk)), from k = 10 within 1e-12.</summary>
    private static double StirlingRest(double k) => (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / (k * k)) / (k * k)) / (k * k)) / k;
}
