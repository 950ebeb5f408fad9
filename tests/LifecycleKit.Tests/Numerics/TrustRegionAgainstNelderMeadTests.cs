using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>From one start never worse than the best of five simplex searches, with far fewer evaluations.</summary>
public class TrustRegionAgainstNelderMeadTests
{
    public static TheoryData<string, int, double, double, int> Problems => new()
    {
        { "Rosenbrock", 2, -5, 5, 40 }, { "Rosenbrock", 3, -5, 5, 60 }, { "Rosenbrock", 4, -5, 5, 80 }, { "Rosenbrock", 5, -5, 5, 80 },
        { "Rosenbrock", 2, -5, 0.7, 40 }, { "Rosenbrock", 4, -1, 0.6, 60 }, { "Rosenbrock", 3, 1.5, 9, 40 },
        { "PowellSingular", 4, -10, 10, 40 }, { "PowellSingular", 4, 0.5, 8, 40 },
        { "Beale", 2, -4.5, 4.5, 40 }, { "Beale", 2, -4.5, 2, 40 }, { "Booth", 2, -10, 10, 8 }, { "Booth", 2, 1.5, 10, 8 },
        { "Booth", 2, -3, 2, 8 },
        { "ExponentialRidge", 2, -5, 15, 40 }, { "BentRidge", 2, -4, 18, 60 }, { "FlatPath", 2, -10, 10, 40 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Minimize_ClassicFunction_IsNotWorse(string name, int n, double low, double high, int evaluations) => AssertNotWorse(
        new JetObjective(n, name switch
        {
            "Rosenbrock" => TestFunctions.Rosenbrock,
            "PowellSingular" => TestFunctions.PowellSingular,
            "Beale" => TestFunctions.Beale,
            "Booth" => TestFunctions.Booth,
            "ExponentialRidge" => TestFunctions.ExponentialRidge,
            "BentRidge" => TestFunctions.BentRidge,
            _ => TestFunctions.FlatPath,
        }),
        low, high, evaluations, "Rosenbrock, Beale".Contains(name, StringComparison.Ordinal) ? 5 : 1);

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 100)]
    [InlineData(3, 200)]
    public void Minimize_LogLikelihoodOfFourParameters_IsNotWorse(int seed, int customers) =>
        AssertNotWorse(new JetObjective(4, TestFunctions.GammaCounts(seed, customers)), -8, 10, 80, 1);

    [Theory]
    [InlineData(4, 30)]
    [InlineData(5, 100)]
    public void Minimize_LogLikelihoodOfEqualCustomers_IsNotWorse(int seed, int customers) =>
        AssertNotWorse(new JetObjective(4, TestFunctions.GammaCounts(seed, customers, isAlike: true)), -8, 12, 80, 1);

    [Fact]
    public void Minimize_IllConditionedQuadratics_AreNotWorse()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var n = 2 + seed % 5;
            AssertNotWorse(
                new JetObjective(n, TestFunctions.Quadratic(seed, n, 1e10)), seed % 2 == 0 ? -5 : -1, seed % 2 == 0 ? 5 : 1, 30, 1);
        }
    }

    /// <param name="objective">The function.</param>
    /// <param name="low">The lower bound of all coordinates.</param>
    /// <param name="high">The upper bound of all coordinates.</param>
    /// <param name="evaluations">The maximum number of evaluations of one search.</param>
    /// <param name="starts">The number of starts, for functions with several minima.</param>
    private static void AssertNotWorse(JetObjective objective, double low, double high, int evaluations, int starts)
    {
        var n = objective.Dimension;
        double[] lower = [.. Enumerable.Repeat(low, n)], upper = [.. Enumerable.Repeat(high, n)];
        var random = new Random(n);
        var points = Enumerable.Range(0, 5)
            .Select(k => Enumerable.Range(0, n).Select(_ => low + (high - low) * (k == 0 ? 0.4 : random.NextDouble())).ToArray())
            .ToArray();

        var best = NelderMead.Minimize(objective.ValueAt, points, lower, upper);
        var all = points[..starts]
            .Select(start => TrustRegion.Minimize(
                objective, start, lower, upper, new TrustRegionOptions { GradientTolerance = 1e-8 }, TestContext.Current.CancellationToken))
            .ToArray();
        var found = all.MinBy(x => x.Value)!;

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{string.Join('+', all.Select(x => x.EvaluationCount))} evaluations, {found.Outcome}, {found.Value:g17}, "
            + $"simplex {best.Value - found.Value:e1} above");
        // Some values are in the millions, where neighbouring doubles are further apart than 1e-9.
        Assert.True(found.Value <= best.Value + 1e-9 + 1e-15 * Math.Abs(best.Value),
            $"{found.Value - best.Value:e2} worse, {found.Outcome} after {found.EvaluationCount}");
        Assert.All(all, x => Assert.InRange(x.EvaluationCount, 1, evaluations));
        Assert.All(found.Point, x => Assert.InRange(x, low, high));
    }
}
