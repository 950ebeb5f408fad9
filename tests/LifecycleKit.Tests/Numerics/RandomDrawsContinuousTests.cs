namespace LifecycleKit.Tests.Numerics;

public class RandomDrawsContinuousTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.001, 2)]
    [InlineData(1e6, 3)]
    public void NextExponential_ManyTimes_FollowsItsDistribution(double rate, ulong seed)
    {
        var sample = Samples.Take((ref d) => d.NextExponential(rate), seed);
        Samples.AssertFollows(sample, x => 1 - Math.Exp(-rate * x));
        Samples.AssertMoments(sample, 1 / rate, 1 / (rate * rate), 6);
    }

    [Fact]
    public void NextNormal_ManyTimes_FollowsItsDistribution()
    {
        var sample = Samples.Take((ref d) => d.NextNormal(), 4);
        Samples.AssertMoments(sample, 0, 1, 0);
        Samples.AssertFollows([.. sample.Select(z => z * z / 2)], x => GammaDistribution(0.5, Math.Log(x)));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.01, 2)]
    [InlineData(0.24, 3)]
    [InlineData(0.5, 4)]
    [InlineData(0.999, 5)]
    [InlineData(1, 6)]
    [InlineData(1.5, 7)]
    [InlineData(4, 8)]
    [InlineData(50, 9)]
    [InlineData(200, 10)]
    public void NextLogGamma_ManyTimes_FollowsItsDistribution(double shape, ulong seed) =>
        Samples.AssertFollows(Samples.Take((ref d) => d.NextLogGamma(shape), seed), log => GammaDistribution(shape, log));

    [Theory]
    [InlineData(0.24, 4.4, 11)]
    [InlineData(3, 0.001, 12)]
    [InlineData(1e6, 1e6, 13)]
    public void NextGamma_ManyTimes_HasItsMoments(double shape, double rate, ulong seed) =>
        Samples.AssertMoments(Samples.Take((ref d) => d.NextGamma(shape, rate), seed), shape / rate, shape / (rate * rate), 6 / shape);

    /// <summary>A draw below 5e-324 has a probability of 5e-324^0.01 = 5.9e-4, so a few draws are 0 and nearly all are not.</summary>
    [Fact]
    public void NextGamma_OfATinyShape_IsZeroOnlyWhereADoubleEnds()
    {
        var zeros = Samples.Take((ref d) => d.NextGamma(0.01, 1), 14).Count(x => x == 0);
        Assert.InRange(zeros, 1, 2 * Samples.Count * 5.9e-4);
    }

    [Fact]
    public void NextGamma_OfATinyRate_IsNotZeroBecauseTheStandardDrawIs() =>
        Assert.DoesNotContain(0, Samples.Take((ref d) => d.NextGamma(0.05, 1e-200), 15));

    [Theory]
    [InlineData(0.01, 1, 1)]
    [InlineData(0.03, 1, 2)]
    [InlineData(0.79, 1, 3)]
    [InlineData(7, 1, 4)]
    public void NextBeta_WithOneAsSecond_IsAPowerOfAUniform(double a, double b, ulong seed) =>
        Samples.AssertFollows(Samples.Take((ref d) => d.NextBeta(a, b), seed), x => Math.Pow(x, a));

    /// <summary>Draws below 2⁻¹⁰⁷⁵, half of the smallest double, round to 0, with a probability of (2⁻¹⁰⁷⁵)^0.001 = 0.475.</summary>
    [Fact]
    public void NextBeta_OfATinyFirst_IsZeroAsOftenAsADoubleEnds()
    {
        var chance = Math.Pow(2, -1.075);
        var zeros = Samples.Take((ref d) => d.NextBeta(0.001, 1) == 0 ? 1 : 0, 9);
        Samples.AssertCounts(zeros, k => k == 1 ? chance : k == 0 ? 1 - chance : 0);
    }

    [Fact]
    public void NextBeta_OfAHalfTwice_FollowsTheArcSine() =>
        Samples.AssertFollows(Samples.Take((ref d) => d.NextBeta(0.5, 0.5), 5), x => 2 / Math.PI * Math.Asin(Math.Sqrt(x)));

    [Theory]
    [InlineData(0.79, 2.43, 6)]
    [InlineData(1e-3, 2e-3, 7)]
    [InlineData(30, 400, 8)]
    public void NextBeta_ManyTimes_HasItsMoments(double a, double b, ulong seed)
    {
        var s = a + b;
        var kurtosis = 6 * ((a - b) * (a - b) * (s + 1) - a * b * (s + 2)) / (a * b * (s + 2) * (s + 3));
        Samples.AssertMoments(Samples.Take((ref d) => d.NextBeta(a, b), seed), a / s, a * b / (s * s * (s + 1)), kurtosis);
    }

    /// <summary>P(G ≤ x) for ln x by the series xᵃ·e⁻ˣ/Γ(a + 1)·Σ xⁿ/((a + 1)…(a + n)), all of whose terms are positive.</summary>
    private static double GammaDistribution(double shape, double logX)
    {
        var x = Math.Exp(logX);
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; term > 1e-18 * sum; n++) sum += term *= x / (shape + n);
        return Math.Exp(shape * logX - x + Math.Log(sum) - LogGamma(shape + 1));
    }

    /// <summary>Stirling's series after a shift up to 20.</summary>
    private static double LogGamma(double x)
    {
        var down = 0.0;
        for (; x < 20; x++) down += Math.Log(x);
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * x * x) - down;
    }
}
