using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class RandomDrawsCountsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1e-3, 2)]
    [InlineData(0.7, 3)]
    [InlineData(9.99, 4)]
    [InlineData(10, 5)]
    [InlineData(12.5, 6)]
    [InlineData(40, 7)]
    [InlineData(900, 8)]
    public void NextPoisson_ManyTimes_FollowsItsDistribution(double mean, ulong seed)
    {
        var chances = Chances(mean, Math.Exp(-mean / 2), (k, chance) => chance * mean / (k + 1), Math.Exp(-mean / 2));
        Samples.AssertCounts(Samples.Take((ref d) => d.NextPoisson(mean), seed), chances);
    }

    [Theory]
    [InlineData(0.7, 9)]
    [InlineData(25, 10)]
    [InlineData(1e6, 11)]
    [InlineData(1e12, 12)]
    public void NextPoisson_ManyTimes_HasItsMoments(double mean, ulong seed) =>
        Samples.AssertMoments(Samples.Take((ref d) => d.NextPoisson(mean), seed), mean, mean, 1 / mean);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.9, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.03, 4)]
    public void NextGeometric_ManyTimes_FollowsItsDistribution(double chance, ulong seed) =>
        Samples.AssertCounts(Samples.Take((ref d) => d.NextGeometric(chance), seed), k => k < 1 ? 0 : chance * Math.Pow(1 - chance, k - 1));

    [Fact]
    public void NextGeometric_OfATinyChance_HasItsMoments() =>
        Samples.AssertMoments(Samples.Take((ref d) => d.NextGeometric(1e-12), 5), 1e12, 1e24, 6);

    [Fact]
    public void NextGeometric_OfNoChance_NeverEnds() => Assert.Equal(long.MaxValue, new RandomDraws(6).NextGeometric(0));

    [Theory]
    [InlineData(0, 0.5, 1)]
    [InlineData(5, 0, 2)]
    [InlineData(5, 1, 3)]
    [InlineData(1, 0.3, 4)]
    [InlineData(7, 0.8, 5)]
    [InlineData(1000, 0.009, 6)]
    [InlineData(20, 0.5, 7)]
    [InlineData(30, 0.6, 8)]
    [InlineData(1000, 0.02, 9)]
    [InlineData(1000, 0.7, 10)]
    public void NextBinomial_ManyTimes_FollowsItsDistribution(long trials, double chance, ulong seed)
    {
        var half = Math.Pow(1 - chance, trials / 2.0);
        var chances = chance == 1
            ? k => k == trials ? 1 : 0
            : Chances(trials, half, (k, at) => at * (trials - k) / (k + 1) * (chance / (1 - chance)), half);
        Samples.AssertCounts(Samples.Take((ref d) => d.NextBinomial(trials, chance), seed), chances);
    }

    [Theory]
    [InlineData(40, 0.01, 11)]
    [InlineData(1_000_000, 0.3, 12)]
    [InlineData(1_000_000_000_000, 1e-6, 13)]
    public void NextBinomial_ManyTimes_HasItsMoments(long trials, double chance, ulong seed)
    {
        var variance = trials * chance * (1 - chance);
        Samples.AssertMoments(Samples.Take((ref d) => d.NextBinomial(trials, chance), seed),
            trials * chance, variance, (1 - 6 * chance * (1 - chance)) / variance);
    }

    /// <summary>Probabilities of counts from 0 by their recurrence, in two factors so that the first ones do not underflow.</summary>
    private static Func<long, double> Chances(double mean, double first, Func<long, double, double> next, double factor)
    {
        var chances = new double[(int)(mean + 20 * Math.Sqrt(mean) + 60)];
        for (long k = 0; k < chances.Length; k++) chances[k] = k == 0 ? first : next(k - 1, chances[k - 1]);
        return k => k < chances.Length ? chances[k] * factor : 0;
    }
}
