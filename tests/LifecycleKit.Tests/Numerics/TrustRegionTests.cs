using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class TrustRegionTests
{
    private static readonly TrustRegionOptions Strict = new() { GradientTolerance = 1e-8 };

    [Fact]
    public void Minimize_SaddleAtTheStart_MovesAway()
    {
        var found = Minimize(2, x => Power4(x[0]) - x[0] * x[0] + x[1] * x[1], [0, 0], -5, 5);

        Assert.Equal(Math.Sqrt(0.5), Math.Abs(found.Point[0]), 1e-9);
        Assert.Equal((MinimumOutcome.Converged, -0.25), (found.Outcome, Math.Round(found.Value, 12)));
    }

    [Fact]
    public void Minimize_MaximumAtTheStart_MovesAway()
    {
        var found = Minimize(
            3, x => Power4(x[0]) + Power4(x[1]) + Power4(x[2]) - Square(x[0]) - 2 * Square(x[1]) - 3 * Square(x[2]), [0, 0, 0], -5, 5);

        Assert.Equal(-0.25 - 1 - 2.25, found.Value, 1e-12);
    }

    [Fact]
    public void Minimize_SaddleOnABound_MovesInward()
    {
        var found =
            TrustRegion.Minimize(new JetObjective(1, x => 0 - x[0] * x[0]), [0], [0], [3], Strict, TestContext.Current.CancellationToken);

        Assert.Equal((MinimumOutcome.AtBound, 3.0, -9.0), (found.Outcome, found.Point[0], found.Value));
    }

    [Fact]
    public void Minimize_MinimumAtACorner_IsTheCornerExactly()
    {
        var found = Minimize(3, x => Square(x[0] - 3) + Square(x[1] + 4) + x[0] * x[1] + Square(x[2] - 0.25), [0.1, 0.2, 0.3], -1, 1);

        Assert.Equal(MinimumOutcome.AtBound, found.Outcome);
        Assert.Equal([1, -1, 0.25], found.Point);
        Assert.Equal([true, true, false], found.Held);
        Assert.Equal(2, found.LeastCurvature, 1e-12);
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e-3)]
    public void Minimize_FlatPath_IsFollowedToItsEnd(double tolerance)
    {
        var options = new TrustRegionOptions { GradientTolerance = tolerance };
        var objective = new JetObjective(2, TestFunctions.FlatPath);

        var found = TrustRegion.Minimize(objective, [-10, 5], [-10, -50], [10, 50], options, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{found.EvaluationCount} evaluations");
        Assert.Equal(10, found.Point[0]);
        Assert.Equal(1e5 - 5e-4, found.Value, 1e-9);
        Assert.Equal(MinimumOutcome.AtBound, found.Outcome);
    }

    [Fact]
    public void Minimize_RidgeWithoutBound_IsFlat()
    {
        var found = Minimize(2, TestFunctions.ExponentialRidge, [-3, 1], -1e3, 1e3);

        Assert.Equal(MinimumOutcome.Flat, found.Outcome);
        Assert.InRange(found.Value, 0, 2e-10);
    }

    [Fact]
    public void Minimize_SingularHessian_IsFlat() =>
        Assert.Equal(MinimumOutcome.Flat, Minimize(4, TestFunctions.PowellSingular, [3, -1, 0, 1], -10, 10).Outcome);

    [Fact]
    public void Minimize_LargeNoisyValue_FindsTheMinimumByItsGradient()
    {
        // The value carries rounding errors of up to ten units of its last place, the same for the same point.
        var exact = new JetObjective(2, x => 1e5 + 3 * Square(x[0] - 0.3) + Jet.Exp(x[1]) - x[1] + 0.5 * x[0] * x[1]);
        var noisy = new NoisyObjective(exact, 10 * 1.5e-11);

        var found = TrustRegion.Minimize(noisy, [4, -4], [-9, -9], [9, 9], Strict, TestContext.Current.CancellationToken);
        var best = TrustRegion.Minimize(exact, found.Point, [-9, -9], [9, 9], Strict, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{found.EvaluationCount} evaluations, gradient {found.Gradient.Max(Math.Abs):e1}");
        Assert.Equal(MinimumOutcome.Converged, found.Outcome);
        Assert.True(found.Gradient.Max(Math.Abs) <= 1e-8);
        Assert.Equal(best.Value, found.Value, 1e-9);
        Assert.InRange(found.EvaluationCount, 1, 20);
    }

    [Fact]
    public void Minimize_ToleranceThatCannotBeReached_Ends()
    {
        var options = new TrustRegionOptions { GradientTolerance = 0 };
        var objective = new JetObjective(4, TestFunctions.GammaCounts(5, 300));

        var found = TrustRegion.Minimize(objective, [0, 0, 0, 0], Of(4, -8), Of(4, 12), options, TestContext.Current.CancellationToken);

        Assert.True(found.Outcome is MinimumOutcome.Converged or MinimumOutcome.AtBound or MinimumOutcome.Flat, found.Outcome.ToString());
        Assert.InRange(found.EvaluationCount, 1, 60);
    }

    [Fact]
    public void Minimize_ImpossiblePoints_AreAvoided()
    {
        var found = Minimize(
            2,
            x => x[0].Value > 0.5 ? double.PositiveInfinity : x[1].Value < -0.5 ? double.NaN : Square(x[0] - 0.4) + Square(x[1]),
            [-4, 4], -5, 5);

        Assert.Equal(0.4, found.Point[0], 1e-9);
        Assert.Equal(0, found.Point[1], 1e-9);
    }

    [Fact]
    public void Minimize_MinimumBehindAWall_EndsAtTheWall()
    {
        var found = Minimize(1, x => x[0].Value > 0.5 ? double.NaN : Square(x[0] - 1), [-4], -5, 5);

        Assert.Equal(MinimumOutcome.Stalled, found.Outcome);
        Assert.Equal(0.5, found.Point[0], 1e-6);
    }

    [Fact]
    public void Minimize_ImpossibleStart_SaysSo() =>
        Assert.Equal(MinimumOutcome.NoStart, Minimize(1, _ => double.NaN, [0], -1, 1).Outcome);

    [Fact]
    public void Minimize_WrongGradient_Ends()
    {
        var found = TrustRegion.Minimize(new LyingObjective(), [1], [-5], [5], Strict, TestContext.Current.CancellationToken);

        Assert.Equal((MinimumOutcome.Stalled, 1.0), (found.Outcome, found.Point[0]));
    }

    [Fact]
    public void Minimize_FewIterations_IsTheLimit()
    {
        var found = TrustRegion.Minimize(
            new JetObjective(2, TestFunctions.Rosenbrock), [-1.2, 1], Of(2, -5), Of(2, 5), Strict with { MaxIterations = 3 },
            TestContext.Current.CancellationToken);

        Assert.Equal((MinimumOutcome.IterationLimit, 3), (found.Outcome, found.IterationCount));
        Assert.InRange(found.EvaluationCount, 4, 7);
    }

    [Fact]
    public void Minimize_CoordinateWithEqualBounds_DoesNotMove()
    {
        var found = TrustRegion.Minimize(
            new JetObjective(2, TestFunctions.Booth), [2, 2], [2, -10], [2, 10], Strict, TestContext.Current.CancellationToken);

        Assert.Equal(MinimumOutcome.Converged, found.Outcome);
        Assert.Equal((2, 2.2), (found.Point[0], Math.Round(found.Point[1], 12)));
    }

    [Fact]
    public void Minimize_AllBoundsEqual_IsTheStart()
    {
        var found = TrustRegion.Minimize(
            new JetObjective(2, TestFunctions.Booth), [0, 0], [2, 2], [2, 2], Strict, TestContext.Current.CancellationToken);

        Assert.Equal((MinimumOutcome.Converged, 1), (found.Outcome, found.EvaluationCount));
        Assert.Equal([2, 2], found.Point);
    }

    [Fact]
    public void Minimize_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(() => TrustRegion.Minimize(
        new JetObjective(1, x => Square(x[0])), [1], [-1], [1], Strict, new CancellationToken(true)));

    [Fact]
    public void Minimize_MoreIterations_AllocatesNoMore()
    {
        var objective = new QuietRosenbrock();
        double[] start = [-1.2, 1], lower = [-5, -5], upper = [5, 5];
        var (few, many) = (Strict with { MaxIterations = 2 }, Strict);

        Assert.Equal(
            Allocation.Of(() => TrustRegion.Minimize(objective, start, lower, upper, few)),
            Allocation.Of(() => TrustRegion.Minimize(objective, start, lower, upper, many)));
    }

    private static Minimum Minimize(int n, Func<Jet[], Jet> f, double[] start, double lower, double upper) =>
        TrustRegion.Minimize(new JetObjective(n, f), start, Of(n, lower), Of(n, upper), Strict, TestContext.Current.CancellationToken);

    private static double[] Of(int n, double value) => [.. Enumerable.Repeat(value, n)];

    private static Jet Square(Jet x) => x * x;

    private static Jet Power4(Jet x) => Square(Square(x));

    private sealed class NoisyObjective(IObjective exact, double noise) : IObjective
    {
        public int Dimension => exact.Dimension;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            var value = exact.Evaluate(point, gradient, hessian);
            var seed = 0UL;
            foreach (var x in point) seed = unchecked((seed ^ BitConverter.DoubleToUInt64Bits(x)) * 0x9E3779B97F4A7C15UL);
            return value + noise * ((seed >> 40) / (double)(1 << 24) - 0.5);
        }
    }

    private sealed class LyingObjective : IObjective
    {
        public int Dimension => 1;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            (gradient[0], hessian[0]) = (-2 * point[0], 2);
            return point[0] * point[0];
        }
    }

    private sealed class QuietRosenbrock : IObjective
    {
        public int Dimension => 2;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            var (x, y) = (point[0], point[1]);
            var u = y - x * x;
            (gradient[0], gradient[1]) = (-400 * x * u - 2 * (1 - x), 200 * u);
            hessian[0] = 1200 * x * x - 400 * y + 2;
            hessian[1] = -400 * x;
            hessian[2] = -400 * x;
            hessian[3] = 200;
            return 100 * u * u + (1 - x) * (1 - x);
        }
    }
}
