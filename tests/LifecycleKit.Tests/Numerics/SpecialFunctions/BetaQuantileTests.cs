using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class BetaQuantileTests
{
    /// <summary>
    /// Odds x/(1 − x) by Newton's method at 40 digits (mpmath 1.3) on power series of positive terms or the continued fraction.
    /// </summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("beta-quantile.csv");

    private static Gen<double> Parameters => Gen.Choose(-100_000, 600_000).Select(n => Math.Pow(10, n / 1e5));

    private static Gen<double> Tails => Gen.Choose(-1_200_000, -30_104).Select(n => Math.Pow(10, n / 1e5));

    [Theory]
    [MemberData(nameof(Reference))]
    public void Odds_OfWideArguments_HaveTheReferenceValue(string function, double[] of, double value)
    {
        Assert.Equal("Odds", function);
        Figures.Near(value, BetaQuantile.Odds(of[0], of[1], of[2]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Reference))]
    public void Of_WideArguments_HasBothSharesOfTheOdds(string function, double[] of, double value)
    {
        Assert.Equal("Odds", function);
        var (x, oneMinusX) = BetaQuantile.Of(of[0], of[1], of[2]);
        Figures.Near(value / (1 + value), x, 1e-12);
        Figures.Near(1 / (1 + value), oneMinusX, 1e-12);
    }

    [Fact]
    public void Of_ATail_IsTheInverse() => Law.Holds(Gen.Zip(Gen.Two(Parameters), Tails), of =>
    {
        var ((a, b), p) = of;
        var (x, oneMinusX) = BetaQuantile.Of(a, b, p);
        // The rounding error of x times the slope of ln I.
        var slack = 1e-12 + 1e-14 * IncompleteBeta.Power(a, b, x, oneMinusX) / p / Math.Min(x, oneMinusX);
        Figures.Near(p, IncompleteBeta.Regularized(a, b, x, oneMinusX), slack, 1e-300);
    });

    [Fact]
    public void Odds_OfExchangedParameters_AreTheReciprocal() => Law.Holds(
        // Multiples of 2⁻³⁰ have exact complements.
        Gen.Zip(Gen.Two(Parameters), Gen.Choose(1, (1 << 30) - 1).Select(n => Math.ScaleB(n, -30))),
        of => Figures.Near(
            1 / BetaQuantile.Odds(of.Item1.Item2, of.Item1.Item1, 1 - of.Item2),
            BetaQuantile.Odds(of.Item1.Item1, of.Item1.Item2, of.Item2), 5e-12),
        500);

    [Fact]
    public void Of_OneOne_IsTheProbability() => Law.Holds(Tails, p => Figures.Near(p, BetaQuantile.Of(1, 1, p).X, 1e-14));

    [Theory]
    [InlineData(1e-3, 1, 1e-12)]
    [InlineData(1e-3, 1e-3, 0.3)]
    [InlineData(1, 1e-3, 0.5)]
    public void Odds_PastTheDoubles_AreTheEnds(double a, double b, double p)
    {
        var odds = BetaQuantile.Odds(a, b, p);
        Assert.True(odds is < 1e-100 or > 1e100 and < double.PositiveInfinity, $"{odds}");
    }

    [Theory]
    [InlineData(0, 1, 0.5, "a")]
    [InlineData(1, double.PositiveInfinity, 0.5, "b")]
    [InlineData(1, 1, 0, "p")]
    [InlineData(1, 1, 1, "p")]
    [InlineData(1, 1, double.NaN, "p")]
    public void Odds_OutsideTheirRange_Throw(double a, double b, double p, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => BetaQuantile.Odds(a, b, p));

    [Fact]
    public void Of_Called_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => BetaQuantile.Of(3, 40, 0.025)));
}
