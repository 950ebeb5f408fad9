using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class ElementaryFunctionsTests
{
    private const double UlpsOfOne = 2;
    private const double UlpsOfTwo = 4;

    /// <summary>Numbers of either sign from 2⁻⁶⁰ up to a number below 2ᵗᵒ.</summary>
    private static Gen<double> Spread(int to) =>
        from exponent in Gen.Choose(-60, to - 1)
        from fraction in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from sign in Gen.Elements(-1, 1)
        select sign * Math.ScaleB(1 + (fraction + low * Math.ScaleB(1, -31)) * Math.ScaleB(1, -31), exponent);

    [Fact]
    public void Log1p_AnyMagnitude_IsRight() => Measure(
        Gen.OneOf(Spread(0), Spread(60).Select(Math.Abs)), ElementaryFunctions.Log1p, PreciseFunctions.Log1pError);

    [Fact]
    public void Expm1_AnyExponent_IsRight() => Measure(
        Gen.OneOf(Spread(5), Spread(9).Select(Math.Abs)), ElementaryFunctions.Expm1, PreciseFunctions.Expm1Error);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0000000000000002, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log1p_AtAnEdge_IsDefined(double y, double expected) => Assert.Equal(expected, ElementaryFunctions.Log1p(y));

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(-800.0, -1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(709.8, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Expm1_AtAnEdge_IsDefined(double x, double expected) => Assert.Equal(expected, ElementaryFunctions.Expm1(x));

    /// <summary>Reference: 40 digits (mpmath 1.3) at the double nearest to each argument.</summary>
    [Theory]
    [InlineData(-1e-300, -690.7755278982137)]
    [InlineData(-1e-20, -46.051701859880914)]
    [InlineData(-1e-10, -23.025850929990458)]
    [InlineData(-0.001, -6.908255237315471)]
    [InlineData(-0.1, -2.3521684610440907)]
    [InlineData(-0.5, -0.9327521295671886)]
    [InlineData(-0.69, -0.6963042971440567)]
    [InlineData(-0.7, -0.6863410028083852)]
    [InlineData(-1.0, -0.4586751453870819)]
    [InlineData(-5.0, -0.006760749449488557)]
    [InlineData(-30.0, -9.357622968840613e-14)]
    [InlineData(-40.0, -4.248354255291589e-18)]
    [InlineData(-700.0, -9.85967654375977e-305)]
    public void LogOneMinusExp_OfAKnownArgument_IsRight(double x, double expected) =>
        AssertNear(expected, ElementaryFunctions.LogOneMinusExp(x), Math.Abs(expected));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-800.0, 0.0)]
    [InlineData(1e-300, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void LogOneMinusExp_AtAnEdge_IsDefined(double x, double expected) =>
        Assert.Equal(expected, ElementaryFunctions.LogOneMinusExp(x));

    /// <summary>Reference: as above.</summary>
    [Theory]
    [InlineData(0.0, 0.0, 0.6931471805599453)]
    [InlineData(1.0, 2.0, 2.313261687518223)]
    [InlineData(-1.0, -3.5, -0.9211102657074504)]
    [InlineData(-1000.0, -1001.0, -999.6867383124818)]
    [InlineData(700.0, -700.0, 700.0)]
    [InlineData(1000000.0, 999990.0, 1000000.000045399)]
    [InlineData(-0.5, -36.0, -0.4999999999999996)]
    [InlineData(3.0, -33.0, 3.0000000000000004)]
    public void LogAddExp_OfKnownArguments_IsRight(double a, double b, double expected)
    {
        AssertNear(expected, ElementaryFunctions.LogAddExp(a, b), Math.Max(Math.Abs(a), 0.7));
        Assert.Equal(ElementaryFunctions.LogAddExp(a, b), ElementaryFunctions.LogAddExp(b, a));
    }

    [Theory]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, -3.25, -3.25)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.PositiveInfinity, double.NaN)]
    public void LogAddExp_AtAnEdge_IsDefined(double a, double b, double expected)
    {
        Assert.Equal(expected, ElementaryFunctions.LogAddExp(a, b));
        Assert.Equal(expected, ElementaryFunctions.LogAddExp(b, a));
    }

    private static void Measure(Gen<double> cases, Func<double, double> function, Func<double, double, double> error)
    {
        var worst = 0.0;
        Law.Holds(cases, x => worst = Math.Max(worst, error(function(x), x)), 10_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"The worst error is {worst:0.000} units in the last place.");
        Assert.True(worst <= UlpsOfOne, $"{worst:0.000} units in the last place");
    }

    private static void AssertNear(double expected, double actual, double scale) =>
        Assert.Equal(expected, actual, UlpsOfTwo * (Math.BitIncrement(scale) - scale));
}
