using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class PortableMathTests
{
    /// <summary>Positive numbers of every magnitude.</summary>
    private static readonly Gen<double> Positive =
        from exponent in Gen.Choose(-1070, 1022)
        from fraction in Gen.Choose(0, int.MaxValue)
        select Math.ScaleB(1 + fraction * Math.ScaleB(1, -31), exponent);

    private static readonly Gen<double> NearOne =
        from exponent in Gen.Choose(-52, -2)
        from fraction in Gen.Choose(0, int.MaxValue)
        from sign in Gen.Elements(-1, 1)
        select 1 + sign * Math.ScaleB(1 + fraction * Math.ScaleB(1, -31), exponent);

    private static readonly Gen<double> Exponents =
        from whole in Gen.Choose(-708, 708)
        from fraction in Gen.Choose(0, int.MaxValue)
        select whole + fraction * Math.ScaleB(1, -31);

    [Fact]
    public void Log_OfAnyMagnitude_IsWithinThreeUnitsOfTheFrameworks() =>
        Check(Gen.OneOf(Positive, NearOne), PortableMath.Log, Math.Log, units: 3);

    [Fact]
    public void Exp_OfAnyExponent_IsWithinThreeUnitsOfTheFrameworks() => Check(Exponents, PortableMath.Exp, Math.Exp, units: 3);

    [Fact]
    public void Log1p_NearZero_IsThatOfTheElementaryFunctions() =>
        Check(NearOne.Select(one => one - 1), PortableMath.Log1p, ElementaryFunctions.Log1p, units: 4);

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_AtAnEdge_IsDefined(double x, double expected) => Assert.Equal(expected, PortableMath.Log(x));

    [Fact]
    public void Log_OfNegativeZero_IsThatOfZero() => Assert.Equal(double.NegativeInfinity, PortableMath.Log(-0.0));

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-746.0, 0.0)]
    [InlineData(-745.0, 5e-324)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_AtAnEdge_IsDefined(double x, double expected) => Assert.Equal(expected, PortableMath.Exp(x));

    [Theory]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1.5, double.NaN)]
    public void Log1p_AtAnEdge_IsDefined(double y, double expected) => Assert.Equal(expected, PortableMath.Log1p(y));

    /// <summary>Every machine and framework that runs the tests must find the same bits.</summary>
    [Fact]
    public void Functions_OfManyNumbers_HaveTheCommittedBits()
    {
        var (bits, x) = (0L, 1.0);
        for (var i = 0; i < 100_000; i++)
        {
            x = x * 1.618033988749895 % 700 + 1e-3;
            bits = unchecked(bits * 31 + BitConverter.DoubleToInt64Bits(PortableMath.Log(x)));
            bits = unchecked(bits * 31 + BitConverter.DoubleToInt64Bits(PortableMath.Exp(x - 350)));
        }

        Assert.Equal(3632501256112279073L, bits);
    }

    private static void Check(Gen<double> numbers, Func<double, double> function, Func<double, double> expected, double units) =>
        Prop.ForAll(numbers.ToArbitrary(), x =>
        {
            var right = expected(x);
            var error = Math.Abs(function(x) - right) / (Math.BitIncrement(Math.Abs(right)) - Math.Abs(right));
            Assert.True(error <= units, FormattableString.Invariant($"{x:R}: {function(x):R} is not {right:R}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
}
