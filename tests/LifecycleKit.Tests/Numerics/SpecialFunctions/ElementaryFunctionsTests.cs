using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class ElementaryFunctionsTests
{
    /// <summary>Computed at 40 digits, for the double nearest to each x.</summary>
    [Theory]
    [InlineData(1e-300, 1.0e-300, 1.0e-300)]
    [InlineData(-1e-17, -1.0000000000000001e-17, -1.0000000000000001e-17)]
    [InlineData(1e-10, 9.9999999995000004e-11, 1.00000000005e-10)]
    [InlineData(-0.001, -0.0010005003335835335, -0.00099950016662500835)]
    [InlineData(0.3, 0.26236426446749104, 0.34985880757600309)]
    [InlineData(-0.5, -0.69314718055994531, -0.39346934028736658)]
    [InlineData(2, 1.0986122886681097, 6.3890560989306502)]
    [InlineData(700, 6.5525078870345901, 1.0142320547350045e304)]
    public void BothFunctions_OfAnyArgument_HaveTheReferenceValue(double x, double logOnePlus, double expMinusOne)
    {
        Figures.Near(logOnePlus, ElementaryFunctions.LogOnePlus(x), 3e-16);
        Figures.Near(expMinusOne, ElementaryFunctions.ExpMinusOne(x), 5e-16);
    }

    [Fact]
    public void LogOnePlus_OfExpMinusOne_IsTheArgument() => Law.Holds(Gen.Choose(-300, 0).Select(n => Math.Pow(10, n / 20.0)), x =>
        Figures.Near(x, ElementaryFunctions.LogOnePlus(ElementaryFunctions.ExpMinusOne(x)), 1e-15));

    [Theory]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(-2, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void LogOnePlus_AtTheEdges_IsItsLimit(double x, double limit) => Assert.Equal(limit, ElementaryFunctions.LogOnePlus(x));
}
