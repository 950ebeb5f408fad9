using System.Numerics;

namespace LifecycleKit.Numerics;

/// <summary>
/// Random numbers that are the same for the same seed on every machine: xoshiro256** of Blackman and Vigna (2021), "Scrambled Linear
/// Pseudorandom Number Generators", its state filled by SplitMix64 of Steele, Lea and Flood (2014), and functions that every machine rounds
/// alike (<see cref="PortableMath"/>). A mutable value: a copy continues independently.
/// </summary>
internal struct RandomDraws
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public RandomDraws(ulong seed)
    {
        _s0 = Scatter(unchecked(seed + GoldenGamma));
        _s1 = Scatter(unchecked(seed + 2 * GoldenGamma));
        _s2 = Scatter(unchecked(seed + 3 * GoldenGamma));
        _s3 = Scatter(unchecked(seed + 4 * GoldenGamma));
    }

    /// <summary>
    /// Returns separate draws for one stream, such as one customer: the same for the same state and stream, different for other streams.
    /// The state does not change.
    /// </summary>
    public readonly RandomDraws Fork(ulong stream)
    {
        // One to one in the stream, so that no two streams of one state share a seed.
        var state = BitOperations.RotateLeft(_s1, 17) ^ BitOperations.RotateLeft(_s2, 31) ^ BitOperations.RotateLeft(_s3, 47) ^ _s0;
        return new(Scatter(unchecked(Scatter(unchecked(stream + GoldenGamma)) + state)));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var bits = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return bits;
        }
    }

    /// <summary>A multiple of 2⁻⁵³ strictly between 0 and 1.</summary>
    public double NextUniform()
    {
        while (true)
        {
            var bits = NextBits() >> 11;
            if (bits != 0) return bits * (1.0 / (1L << 53));
        }
    }

    /// <summary>
    /// An integer from 0 to <paramref name="count"/> − 1, each as likely: Lemire (2019), "Fast Random Integer Generation in an Interval".
    /// </summary>
    public int NextIndex(int count)
    {
        if (count <= 0) throw new ArgumentOutOfRangeException(nameof(count), count, "The count must be above 0.");

        // The first 2⁶⁴ mod count low parts belong to numbers that would be drawn once more often than the others.
        var excess = unchecked(0UL - (ulong)count) % (ulong)count;
        while (true)
        {
            var index = Math.BigMul(NextBits(), (ulong)count, out var low);
            if (low >= excess) return (int)index;
        }
    }

    /// <summary>SplitMix64's output function, one to one.</summary>
    private static ulong Scatter(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>Exponential with the given rate above 0, mean 1 / rate.</summary>
    public double NextExponential(double rate = 1)
    {
        Require(rate > 0, rate, nameof(rate));
        return -PortableMath.Log(NextUniform()) / rate;
    }

    /// <summary>Standard normal, by inversion: one uniform number each.</summary>
    public double NextNormal() => NormalDistribution.Quantile(NextUniform());

    /// <summary>Gamma with shape and rate above 0, mean shape / rate; 0 only when the draw is below the smallest double.</summary>
    public double NextGamma(double shape, double rate)
    {
        Require(rate > 0, rate, nameof(rate));
        return PortableMath.Exp(NextLogGamma(shape) - PortableMath.Log(rate));
    }

    /// <summary>
    /// The logarithm of a gamma draw of rate 1, which is valid also when the draw itself would underflow. Marsaglia and Tsang (2000), "A
    /// Simple Method for Generating Gamma Variables"; below shape 1 a draw of shape + 1 times U^(1/shape), their section 6.
    /// </summary>
    public double NextLogGamma(double shape)
    {
        Require(shape > 0 && double.IsFinite(shape), shape, nameof(shape));
        return shape < 1 ? LogGammaFromOne(shape + 1) - NextExponential() / shape : LogGammaFromOne(shape);
    }

    /// <summary>
    /// Beta with both parameters above 0, mean a / (a + b), from two gamma draws; 0 and 1 only when no double is nearer to them.
    /// </summary>
    public double NextBeta(double a, double b)
    {
        var (left, right) = (NextLogGamma(a), NextLogGamma(b));
        var odds = PortableMath.Exp(left - right);
        return double.IsInfinity(odds) ? 1 : odds / (1 + odds);
    }

    private double LogGammaFromOne(double shape)
    {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var root = 1 + c * x;
            if (root <= 0) continue;
            var v = root * root * root;
            var logV = 3 * PortableMath.Log(root);
            if (PortableMath.Log(NextUniform()) < 0.5 * x * x + d - d * v + d * logV) return PortableMath.Log(d) + logV;
        }
    }

    private static void Require(bool holds, double value, string name)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"The {name} is not valid for this distribution.");
    }

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

        var chance = PortableMath.Exp(-mean);
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

        var failures = Math.Floor(PortableMath.Log(NextUniform()) / PortableMath.Log1p(-chance));
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
        var chanceOfCount = PortableMath.Exp(trials * PortableMath.Log1p(-chance));
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
            if (PortableMath.Log(v * inverseAlpha / (a / (edge * edge) + b)) <= LogPoisson(k, mean)) return (long)k;
        }
    }

    private long BinomialByRejection(long trials, double chance)
    {
        var deviation = Math.Sqrt(trials * chance * (1 - chance));
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * chance;
        var certain = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * deviation;
        var logOdds = PortableMath.Log(chance / (1 - chance));
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
            if (PortableMath.Log(v * alpha / (a / (edge * edge) + b)) <= ratio) return (long)k;
        }
    }

    /// <summary>ln(e⁻ᵐ·mᵏ/k!), by Stirling's series where k is not small, so that large terms do not cancel.</summary>
    private static double LogPoisson(double k, double mean) => k < 10
        ? k * PortableMath.Log(mean) - mean - LogFactorial(k)
        : k * PortableMath.Log1p((mean - k) / k) + (k - mean) - 0.5 * PortableMath.Log(2 * Math.PI * k) - StirlingRest(k);

    private static double LogFactorial(double k)
    {
        if (k >= 10) return k * PortableMath.Log(k) - k + 0.5 * PortableMath.Log(2 * Math.PI * k) + StirlingRest(k);
        var product = 1.0;
        for (var factor = 2; factor <= k; factor++) product *= factor;
        return PortableMath.Log(product);
    }

    /// <summary>ln k! − (k·ln k − k + ½·ln(2πk)), from k = 10 within 1e-12.</summary>
    private static double StirlingRest(double k) => (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / (k * k)) / (k * k)) / (k * k)) / k;
}
