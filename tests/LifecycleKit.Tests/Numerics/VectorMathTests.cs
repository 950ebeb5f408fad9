using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class VectorMathTests
{
    /// <summary>
    /// Measured: 0.9 for Exp, 1.8 for Expm1; 2.4 for the framework's Log, where the factor 2ᵏ loses most digits, and so for Log1p.
    /// </summary>
    private const double BoundOfExp = 1;
    private const double BoundOfExpm1 = 2;
    private const double BoundOfLog = 3;

    /// <summary>Any magnitude that 400 binary places hold exactly.</summary>
    private static readonly Gen<double> AnyMagnitude =
        from exponent in Gen.Choose(-250, 250)
        from fraction in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select Math.ScaleB(1 + (fraction + low * Math.ScaleB(1, -31)) * Math.ScaleB(1, -31), exponent);

    /// <summary>Numbers in (−1, 1), as many tiny as not.</summary>
    private static readonly Gen<double> Small =
        from number in AnyMagnitude
        from exponent in Gen.Choose(-60, -1)
        from sign in Gen.Elements(-1, 1)
        select sign * Math.ScaleB(number, exponent - Math.ILogB(number));

    private static Gen<double> Within(double least, double maxCount) =>
        from high in Gen.Choose(0, int.MaxValue - 1)
        from low in Gen.Choose(0, int.MaxValue - 1)
        select least + (maxCount - least) * (high + low / (double)int.MaxValue) / int.MaxValue;

    [Fact]
    public void Log_AnyMagnitude_IsRight() =>
        Measure(Gen.OneOf(AnyMagnitude, Within(0.5, 2), Small.Select(y => 1 + y)), VectorMath.Log, PreciseFunctions.LogError, BoundOfLog);

    [Fact]
    public void Log_NextToOne_IsRelativelyRight()
    {
        var worst = 0.0;
        for (var (below, above, i) = (1.0, 1.0, 0); i < 2_000; i++)
        {
            (below, above) = (Math.BitDecrement(below), Math.BitIncrement(above));
            worst = Math.Max(worst, PreciseFunctions.LogError(One(VectorMath.Log, below), below));
            worst = Math.Max(worst, PreciseFunctions.LogError(One(VectorMath.Log, above), above));
        }

        Report(worst, 0.6);
    }

    [Fact]
    public void Exp_AnyExponent_IsRight() =>
        Measure(Gen.OneOf(Within(-708, 709.7), Within(-2, 2), Small), VectorMath.Exp, PreciseFunctions.ExpError, BoundOfExp);

    [Fact]
    public void Log1p_AnyMagnitude_IsRight() =>
        Measure(Gen.OneOf(AnyMagnitude, Within(-1, 2), Small), VectorMath.Log1p, PreciseFunctions.Log1pError, BoundOfLog);

    [Fact]
    public void Expm1_AnyExponent_IsRight() =>
        Measure(
            Gen.OneOf(Within(-40, 709.7), Within(-2, 2), Within(-0.4, 0.4), Small), VectorMath.Expm1, PreciseFunctions.Expm1Error,
            BoundOfExpm1);

    /// <summary>Reference: 40 digits (mpmath 1.3) at the double nearest to each argument.</summary>
    [Theory]
    [InlineData(1e-308, 1e-308)]
    [InlineData(1e-200, 1e-200)]
    [InlineData(1e-20, 1e-20)]
    [InlineData(2.5e-16, 2.4999999999999997e-16)]
    [InlineData(1e-10, 9.999999999500001e-11)]
    [InlineData(0.01, 0.009950330853168083)]
    [InlineData(0.41, 0.3435897043900769)]
    [InlineData(1.0, 0.6931471805599453)]
    [InlineData(9007199254740992.0, 36.7368005696771)]
    [InlineData(1e+308, 709.1962086421661)]
    [InlineData(-1e-20, -1e-20)]
    [InlineData(-2.5e-16, -2.5000000000000007e-16)]
    [InlineData(-1e-05, -1.0000050000333337e-05)]
    [InlineData(-0.29, -0.3424903089467759)]
    [InlineData(-0.5, -0.6931471805599453)]
    [InlineData(-0.999999999, -20.723265865228342)]
    [InlineData(-0.9999999999999999, -36.7368005696771)]
    public void Log1p_OfAKnownArgument_IsRight(double y, double expected) => AssertNear(expected, One(VectorMath.Log1p, y));

    /// <summary>Reference: as above.</summary>
    [Theory]
    [InlineData(1e-307, 1e-307)]
    [InlineData(1e-200, 1e-200)]
    [InlineData(2.5e-16, 2.5000000000000007e-16)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(0.01, 0.010050167084168058)]
    [InlineData(0.34, 0.4049475905635938)]
    [InlineData(0.35, 0.41906754859325723)]
    [InlineData(1.0, 1.7182818284590453)]
    [InlineData(36.5, 7108019154642243.0)]
    [InlineData(700.0, 1.0142320547350045e+304)]
    [InlineData(709.7, 1.6549840276802644e+308)]
    [InlineData(-1e-200, -1e-200)]
    [InlineData(-1e-05, -9.999950000166666e-06)]
    [InlineData(-0.34, -0.2882296772373903)]
    [InlineData(-0.35, -0.29531191028128656)]
    [InlineData(-36.5, -0.9999999999999999)]
    [InlineData(-37.5, -1.0)]
    public void Expm1_OfAKnownArgument_IsRight(double x, double expected) => AssertNear(expected, One(VectorMath.Expm1, x));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1e-300, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_AtAnEdge_IsDefined(double x, double expected) => AssertEdge(expected, VectorMath.Log, x);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-708.0, 3.307553003638408e-308)]
    [InlineData(-708.0000000000001, 0.0)]
    [InlineData(-750.0, 0.0)]
    [InlineData(709.78, 1.7928227943945155e+308)]
    [InlineData(-1e300, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(709.8, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_AtAnEdge_IsDefined(double x, double expected) => AssertEdge(expected, VectorMath.Exp, x);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0000000000000002, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log1p_AtAnEdge_IsDefined(double y, double expected) => AssertEdge(expected, VectorMath.Log1p, y);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-1e300, -1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(709.79, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Expm1_AtAnEdge_IsDefined(double x, double expected) => AssertEdge(expected, VectorMath.Expm1, x);

    [Fact]
    public void Functions_OfEightNumbers_TreatLanesIndependently() => Law.Holds(Gen.Choose(0, int.MaxValue), seed =>
    {
        var random = new Random(seed);
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, -0.5, 800, -800, 1e-20, 1e-310, 5e-324];
        double[] x =
        [
            .. Enumerable.Range(0, VectorMath.Lanes)
                .Select(i => random.Next(2) == 0 ? random.NextDouble() * 4 - 1 : odd[random.Next(odd.Length)])
        ];
        foreach (var function in new Func<Vector512<double>, Vector512<double>>[] { VectorMath.Log, VectorMath.Exp, VectorMath.Log1p,
            VectorMath.Expm1 })
        {
            var all = function(Vector512.Create(x));
            for (var i = 0; i < x.Length; i++) Assert.Equal(One(function, x[i]), all.GetElement(i));
        }
    });

    [Fact]
    public void Functions_Called_AllocateNothing()
    {
        var x = Vector512.Create(0.3);
        Assert.Equal(0, Allocation.Of(() => x = VectorMath.Expm1(VectorMath.Log1p(VectorMath.Exp(VectorMath.Log(x))))));
    }

    private static double One(Func<Vector512<double>, Vector512<double>> function, double x) => function(Vector512.Create(x)).GetElement(5);

    private static void Measure(
        Gen<double> cases, Func<Vector512<double>, Vector512<double>> function, Func<double, double, double> error, double bound)
    {
        var worst = 0.0;
        Law.Holds(cases, x => worst = Math.Max(worst, error(One(function, x), x)), 10_000);
        Report(worst, bound);
    }

    private static void Report(double worst, double bound)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"The worst error is {worst:0.000} units in the last place.");
        Assert.True(worst <= bound, $"{worst:0.000} units in the last place");
    }

    private static void AssertNear(double expected, double actual) =>
        Assert.True(
            Math.Abs(actual - expected) <= BoundOfLog * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)),
            $"{expected:R}, {actual:R}");

    private static void AssertEdge(double expected, Func<Vector512<double>, Vector512<double>> function, double x)
    {
        if (double.IsFinite(expected) && expected != 0) AssertNear(expected, One(function, x));
        else Assert.Equal(expected, One(function, x));
    }
}
