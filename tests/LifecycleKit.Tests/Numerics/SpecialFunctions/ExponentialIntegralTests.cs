using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class ExponentialIntegralTests
{
    /// <summary>Computed at 40 digits or more, by incomplete gamma functions, continued fractions and quadrature.</summary>
    public static TheoryData<string, double[], double> Reference => Figures.Read("exponential-integral.csv");

    private static Gen<double> Orders => Gen.Choose(-300_000, 300_000).Select(n => Math.Pow(10, n / 1e5));

    private static Gen<double> Rates => Gen.Choose(-1_200_000, 800_000).Select(n => Math.Pow(10, n / 1e5));

    private static Gen<double> Limits => Gen.Choose(-900_000, 900_000).Select(n => Math.Pow(10, n / 1e5));

    [Theory]
    [MemberData(nameof(Reference))]
    public void Integral_OfWideArguments_HasTheReferenceValue(string function, double[] of, double value) => Figures.Near(
        value, function == "Scaled" ? ExponentialIntegral.Scaled(of[0], of[1]) : ExponentialIntegral.ScaledUpTo(of[0], of[1], of[2]),
        1e-14);

    /// <summary>By parts: ν·E(ν + 1) + y·E(ν) = 1 for the scaled integrals (Abramowitz and Stegun 5.1.14).</summary>
    [Fact]
    public void Scaled_OfTheNextOrder_ObeysTheRecurrence() => Law.Holds(Gen.Zip(Orders, Rates), of =>
    {
        var (nu, y) = of;
        Figures.Near(1, nu * ExponentialIntegral.Scaled(nu + 1, y) + y * ExponentialIntegral.Scaled(nu, y), 2e-14);
    });

    /// <summary>By parts, up to h: ν·E(ν + 1) + y·E(ν) = 1 − e^(−yh)·(1 + h)^(−ν).</summary>
    [Fact]
    public void ScaledUpTo_OfTheNextOrder_ObeysTheRecurrence() => Law.Holds(Gen.Zip(Gen.Zip(Orders, Rates), Limits), of =>
    {
        var ((nu, y), h) = of;
        Figures.Near(
            -ElementaryFunctions.Expm1(-y * h - nu * ElementaryFunctions.Log1p(h)),
            nu * ExponentialIntegral.ScaledUpTo(nu + 1, y, h) + y * ExponentialIntegral.ScaledUpTo(nu, y, h), 2e-14);
    });

    [Fact]
    public void ScaledUpTo_OfALaterLimit_IsNotSmaller() => Law.Holds(Gen.Zip(Gen.Zip(Orders, Rates), Gen.Two(Limits)), of =>
    {
        var ((nu, y), (h, other)) = of;
        var near = ExponentialIntegral.ScaledUpTo(nu, y, Math.Min(h, other));
        var far = ExponentialIntegral.ScaledUpTo(nu, y, Math.Max(h, other));
        Assert.True(near <= far * (1 + 1e-13));
        Assert.True(far <= ExponentialIntegral.Scaled(nu, y) * (1 + 1e-13));
    });

    [Fact]
    public void ScaledUpTo_AtOrderZero_IsTheExponential() => Law.Holds(Gen.Zip(Rates, Limits), of => Figures.Near(
        -ElementaryFunctions.Expm1(-of.Item1 * of.Item2) / of.Item1, ExponentialIntegral.ScaledUpTo(0, of.Item1, of.Item2), 1e-14));

    [Fact]
    public void ScaledUpTo_AtRateZero_IsThePower() => Law.Holds(Gen.Zip(Orders, Limits), of =>
    {
        var (nu, h) = of;
        Figures.Near(
            ElementaryFunctions.Expm1((1 - nu) * ElementaryFunctions.Log1p(h)) / (1 - nu), ExponentialIntegral.ScaledUpTo(nu, 0, h), 1e-13);
    });

    [Theory]
    [InlineData(0.5, 0, double.PositiveInfinity)]
    [InlineData(1, 0, double.PositiveInfinity)]
    [InlineData(1.5, 0, 2)]
    [InlineData(0, 4, 0.25)]
    public void Scaled_AtTheEdges_IsTheLimit(double nu, double y, double limit)
    {
        Assert.Equal(limit, ExponentialIntegral.Scaled(nu, y));
        Assert.Equal(limit, ExponentialIntegral.ScaledUpTo(nu, y, double.PositiveInfinity));
        Assert.Equal(0, ExponentialIntegral.ScaledUpTo(nu, y, 0));
    }

    [Fact]
    public void ScaledUpTo_AtOrderOneAndRateZero_IsTheLogarithm() =>
        Law.Holds(Limits, h => Figures.Near(ElementaryFunctions.Log1p(h), ExponentialIntegral.ScaledUpTo(1, 0, h), 1e-15));

    [Fact]
    public void Integrals_Called_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        ExponentialIntegral.Scaled(0.7, 0.01);
        ExponentialIntegral.ScaledUpTo(0.7, 0.01, 5);
        ExponentialIntegral.ScaledUpTo(0.7, 0.01, 500);
        ExponentialIntegral.ScaledUpTo(0.7, 30, 0.01);
        ExponentialIntegral.ScaledUpTo(0.7, 30, 10);
    }));
}
