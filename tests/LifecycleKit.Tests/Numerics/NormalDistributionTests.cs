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

    [Fact]
    public void Quantile_Called_AllocatesNothing() => Assert.Equal(0, Allocation.Of(() => NormalDistribution.Quantile(0.975)));
}
