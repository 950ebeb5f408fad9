using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class BetaNodesTests
{
    /// <summary>
    /// E[(1 + p z)^(−k)] and E[(1 − (1 + p z)^(−k)) / p], computed at 33 digits by the trapezoidal rule with half the step and longer
    /// tails.
    /// </summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("beta-expectation.csv");

    [Theory]
    [MemberData(nameof(Reference))]
    public void Trapezoid_WideParameters_HasTheReferenceValue(string function, double[] of, double value)
    {
        Span<double> nodes = stackalloc double[BetaNodes.MaxLength];
        Span<double> weights = stackalloc double[BetaNodes.MaxLength];
        var length = BetaNodes.Trapezoid(of[0], of[1], of[2] * of[3], nodes, weights);
        var (stays, expected) = Sums(of[2], of[3], nodes[..length], weights[..length]);
        if (function == "Expected") Figures.Near(value, expected, 3e-14);
        else Figures.Near(value, stays, 1e-11, 1e-30);
    }

    /// <summary>Both rules agree wherever AliveState uses a Gauss rule instead of the trapezoidal one.</summary>
    [Fact]
    public void Gauss_WhereItIsChosen_AgreesWithTheTrapezoid() => Law.Holds(
        from a in Parameter(1e-3, 500)
        from b in Parameter(1e-3, 5_000)
        from k in Parameter(5e-3, 5_000)
        from bend in Parameter(1e-3, 1.6)
        select (a, b, k, Z: bend / Math.Max(0.25, k / (b + 8))),
        x =>
        {
            Span<double> nodes = stackalloc double[BetaNodes.MaxLength];
            Span<double> weights = stackalloc double[BetaNodes.MaxLength];
            var state = new AliveState(x.k, 1, x.a, x.b, 0);
            var length = BetaNodes.Trapezoid(x.a, x.b, x.k * x.Z, nodes, weights);
            var (stays, expected) = Sums(x.k, x.Z, nodes[..length], weights[..length]);
            var gauss = state.GaussLength(x.Z * (1 - 1e-12));
            Assert.NotEqual(0, gauss);
            nodes = nodes[..gauss];
            weights = weights[..gauss];
            BetaNodes.Gauss(x.a, x.b, nodes, weights);
            var (short1, short2) = Sums(x.k, x.Z, nodes, weights);
            Figures.Near(expected, short2, 1e-13);
            if (state.GaussLengthOfSurvival(x.Z) == gauss) Figures.Near(stays, short1, 1e-13, 1e-18);
        },
        count: 4_000);

    private static Gen<double> Parameter(double low, double high) =>
        Gen.Choose(0, 1_000_000).Select(n => low * Math.Pow(high / low, n / 1e6));

    private static (double Stays, double Expected) Sums(double k, double z, ReadOnlySpan<double> nodes, ReadOnlySpan<double> weights)
    {
        var (stays, expected) = (0.0, 0.0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var fall = -k * ElementaryFunctions.Log1p(nodes[i] * z);
            stays += weights[i] * Math.Exp(fall);
            expected -= weights[i] * (ElementaryFunctions.Expm1(fall) / nodes[i]);
        }

        return (stays, expected);
    }
}
