using FsCheck.Fluent;
using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

public class NormalDistributionTests
{
    /// <summary>
    /// Reference: the root of erfc(−z/√2)/2 = p by Newton's method with 60 digits (mpmath 1.3), for the double nearest to each p.
    /// </summary>
    [Theory]
    [InlineData(5e-324, -38.467405617144346)]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-100, -21.273453560965324)]
    [InlineData(1e-50, -14.933337534788489)]
    [InlineData(1e-20, -9.2623400897984076)]
    [InlineData(1e-15, -7.9413453261709968)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-6, -4.753424308822899)]
    [InlineData(0.0001, -3.7190164854556806)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.005, -2.5758293035489008)]
    [InlineData(0.025, -1.9599639845400542)]
    [InlineData(0.05, -1.6448536269514727)]
    [InlineData(0.074, -1.4466320671589785)]
    [InlineData(0.075, -1.4395314709384559)]
    [InlineData(0.076, -1.4325027208258116)]
    [InlineData(0.25, -0.67448975019608174)]
    [InlineData(0.49, -0.025068908258711058)]
    [InlineData(0.499999, -2.5066282745665594e-6)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.6, 0.25334710313579974)]
    [InlineData(0.925, 1.4395314709384562)]
    [InlineData(0.95, 1.6448536269514723)]
    [InlineData(0.975, 1.9599639845400539)]
    [InlineData(0.999, 3.0902323061678133)]
    [InlineData(0.9999999999, 6.3613408896974219)]
    [InlineData(0.9999999999999999, 8.2095361516013869)]
    public void Quantile_OfAProbability_HasFifteenDigits(double p, double z) =>
        Assert.Equal(z, NormalDistribution.Quantile(p), 1e-15 * Math.Abs(z));

    [Fact]
    public void Quantile_OfTheComplement_IsTheNegative() =>
        // Multiples of 2⁻³⁰ have exact complements.
        Law.Holds(Gen.Choose(1, (1 << 30) - 1), n => Assert.Equal(
            -NormalDistribution.Quantile(Math.ScaleB(n, -30)), NormalDistribution.Quantile(1 - Math.ScaleB(n, -30))));

    [Fact]
    public void Quantile_OfALargerProbability_IsNotSmaller() =>
        Law.Holds(Gen.Two(Gen.Choose(1, int.MaxValue - 1)), pair => Assert.True(
            NormalDistribution.Quantile(Math.ScaleB(Math.Min(pair.Item1, pair.Item2), -31))
            <= NormalDistribution.Quantile(Math.ScaleB(Math.Max(pair.Item1, pair.Item2), -31))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Quantile_OutsideTheOpenUnitInterval_Throws(double p) =>
        Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(p)).ParamName);

    /// <summary>Reference: erfc(z/√2)/2 with 40 digits (mpmath 1.3), for the double nearest to each z.</summary>
    [Theory]
    [InlineData(1e-10, 0.49999999996010577)]
    [InlineData(0.1, 0.46017216272297102)]
    [InlineData(0.5, 0.3085375387259869)]
    [InlineData(1, 0.15865525393145705)]
    [InlineData(1.5, 0.066807201268858066)]
    [InlineData(1.9599639845400543, 0.024999999999999998)]
    [InlineData(1.9999, 0.022755531584767186)]
    [InlineData(2, 0.022750131948179207)]
    [InlineData(2.5, 0.0062096653257761352)]
    [InlineData(3, 0.0013498980316300945)]
    [InlineData(5, 2.8665157187919391e-7)]
    [InlineData(8, 6.2209605742717841e-16)]
    [InlineData(12.5, 3.7325642988777134e-36)]
    [InlineData(20, 2.7536241186062337e-89)]
    [InlineData(37, 5.7255712225245768e-300)]
    [InlineData(38.4, 6.601599854326768e-323)]
    public void Survival_OfAnyTail_HasFourteenDigits(double z, double tail)
    {
        Assert.Equal(tail, NormalDistribution.Survival(z), 1e-14 * tail + double.Epsilon);
        Assert.Equal(1 - NormalDistribution.Survival(z), NormalDistribution.Survival(-z));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    public void Survival_AtTheEnds_IsAnswered(double z, double expected) => Assert.Equal(expected, NormalDistribution.Survival(z));

    [Fact]
    public void Survival_OfAQuantile_IsTheTail() => Law.Holds(Gen.Choose(-290_000, -400).Select(n => Math.Pow(10, n / 1e3)), p =>
    {
        // The rounding of z counts z² times.
        var z = -NormalDistribution.Quantile(p);
        Assert.Equal(p, NormalDistribution.Survival(z), p * (1e-14 + 1e-15 * z * z));
    });

    [Fact]
    public void Quantile_Called_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => NormalDistribution.Quantile(0.975)));
}
