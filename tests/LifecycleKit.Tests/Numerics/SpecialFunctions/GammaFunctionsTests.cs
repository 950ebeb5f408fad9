using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class GammaFunctionsTests
{
    /// <summary>Computed at 110 digits, with plain differences of ln Γ, ψ and ψ′, for arguments drawn log-uniformly.</summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("gamma.csv");

    private static Gen<double> Arguments => Gen.Choose(-800_000, 800_000).Select(n => Math.Pow(10, n / 1e5));

    [Theory]
    [MemberData(nameof(Reference))]
    public void Function_OfWideArguments_HasTheReferenceValue(string function, double[] of, double value)
    {
        switch (function)
        {
            case "LogGamma":
                Figures.Near(value, GammaFunctions.LogGamma(of[0]), 1e-15);
                break;
            case "Digamma":
                Figures.Near(value, GammaFunctions.Digamma(of[0]), 2e-15, 1e-15);
                break;
            case "Trigamma":
                Figures.Near(value, GammaFunctions.Trigamma(of[0]), 2e-15);
                break;
            case "LogGammaRatio":
                Figures.Near(value, GammaFunctions.LogGammaRatio(of[0], of[1]), 2e-15, 1e-15 * Math.Min(1, Math.Abs(of[1])));
                break;
            case "DigammaDifference":
                Figures.Near(value, GammaFunctions.DigammaDifference(of[0], of[1]), 2e-15);
                break;
            case "TrigammaDifference":
                Figures.Near(value, GammaFunctions.TrigammaDifference(of[0], of[1]), 2e-15);
                break;
            case "LogBeta":
                Figures.Near(value, GammaFunctions.LogBeta(of[0], of[1]), 1e-15, 2e-15);
                break;
            case "LogBetaShift":
                Figures.Near(value, GammaFunctions.LogBetaShift(of[0], of[1], of[2]), 2e-15);
                break;
            default:
                Assert.Fail($"There is no function {function}.");
                break;
        }
    }

    [Fact]
    public void LogGamma_OfOneMore_IsThatOfTheProduct() => Law.Holds(Arguments, x =>
        Figures.Near(
            GammaFunctions.LogGamma(x) + Math.Log(x), GammaFunctions.LogGamma(x + 1), 1e-15, 1e-15 * Math.Abs(Math.Log(x)) + 1e-15));

    [Fact]
    public void LogGammaRatio_OverOne_IsTheLogarithm() =>
        Law.Holds(Arguments, x => Figures.Near(Math.Log(x), GammaFunctions.LogGammaRatio(x, 1), 1e-14, 2e-15));

    [Fact]
    public void DigammaDifference_OverOne_IsTheInverse() =>
        Law.Holds(Arguments, x => Figures.Near(1 / x, GammaFunctions.DigammaDifference(x, 1), 1e-15));

    /// <summary>ψ(x + 1) − ln(x + 1) = ψ(x) − ln x + [1/x − ln(1 + 1/x)].</summary>
    [Fact]
    public void DigammaRest_OverOne_RisesByTheRestOfTheLogarithm() => Law.Holds(Arguments, x =>
    {
        var rest = GammaFunctions.DigammaRest(x);
        Figures.Near(
            rest - ElementaryFunctions.LogOnePlusRest(1 / x), GammaFunctions.DigammaRest(x + 1), 4e-15,
            (x < 12 ? 4e-15 : 4e-16) * Math.Abs(rest) + (x < 12 ? 2e-15 : 0));
        Figures.Near(GammaFunctions.Digamma(x), rest + Math.Log(x), 2e-15, 2e-15);
    });

    [Fact]
    public void TrigammaDifference_OverOne_IsTheInverseSquare() =>
        Law.Holds(Arguments, x => Figures.Near(-1 / (x * x), GammaFunctions.TrigammaDifference(x, 1), 1e-15));

    [Fact]
    public void LogBetaShift_OverOne_IsTheShareOfB() => Law.Holds(Gen.Two(Arguments), x => Figures.Near(
        -ElementaryFunctions.Log1p(x.Item1 / x.Item2), GammaFunctions.LogBetaShift(x.Item1, x.Item2, 1), 2e-15));

    [Fact]
    public void Differences_OverTwoSteps_Add() => Law.Holds(Gen.Three(Arguments), x =>
    {
        var start = x.Item1;
        var first = x.Item2;
        var second = x.Item3;
        AddUp(GammaFunctions.DigammaDifference);
        AddUp(GammaFunctions.TrigammaDifference);

        void AddUp(Func<double, double, double> difference) =>
            Figures.Near(difference(start, first + second), difference(start, first) + difference(start + first, second), 4e-15);
    });

    [Fact]
    public void Differences_OverNothing_AreZero() => Law.Holds(Arguments, x =>
    {
        Assert.Equal(0, GammaFunctions.LogGammaRatio(x, 0));
        Assert.Equal(0, GammaFunctions.DigammaDifference(x, 0));
        Assert.Equal(0, GammaFunctions.TrigammaDifference(x, 0));
        Assert.Equal(0, GammaFunctions.LogBetaShift(x, 1, 0));
    });

    [Theory]
    [InlineData(0, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(-0.5, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0)]
    public void Functions_AtTheEdges_AreTheirLimits(double x, double logGamma, double digamma, double trigamma) => Assert.Equal(
        (logGamma, digamma, trigamma), (GammaFunctions.LogGamma(x), GammaFunctions.Digamma(x), GammaFunctions.Trigamma(x)));

    [Fact]
    public void Functions_Called_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        GammaFunctions.LogGamma(3.7);
        GammaFunctions.Digamma(3.7);
        GammaFunctions.Trigamma(3.7);
        GammaFunctions.DigammaRest(3.7);
        GammaFunctions.LogGammaRatio(3.7, 0.1);
        GammaFunctions.DigammaDifference(3.7, 0.1);
        GammaFunctions.TrigammaDifference(3.7, 0.1);
        GammaFunctions.LogBeta(3.7, 0.1);
        GammaFunctions.LogBetaShift(3.7, 20, 0.1);
    }));
}
