using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class RatioTests
{
    private static readonly Gen<Ratio> Ratios =
        from numerator in Gen.Choose(int.MinValue, int.MaxValue)
        from denominator in Gen.Choose(0, int.MaxValue)
        select Ratio.Of(numerator / 100m, denominator / 100m);

    [Fact]
    public void Of_TwoParts_KeepsThem()
    {
        var ratio = Ratio.Of(-3, 4);
        Assert.Equal((-3m, 4m, true, -0.75), (ratio.Numerator, ratio.Denominator, ratio.IsDefined, ratio.ToEstimate().Value));
    }

    [Fact]
    public void Of_ANegativeDenominator_NamesIt() => Assert.Throws<ArgumentOutOfRangeException>("denominator", () => Ratio.Of(1, -0.01m));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void ToEstimate_OverZero_SaysSo(int numerator)
    {
        var ratio = Ratio.Of(numerator, 0);
        Assert.False(ratio.IsDefined);
        Assert.Equal("the denominator is zero", ratio.ToEstimate().Reason);
    }

    [Theory]
    [InlineData("79228162514264337593543950335", "0.0000000000000000000000000001")]
    [InlineData("0.0000000000000000000000000001", "79228162514264337593543950335")]
    public void ToEstimate_AtTheEndsOfDecimal_IsFinite(string numerator, string denominator) =>
        Assert.True(double.IsFinite(Ratio.Of(decimal.Parse(numerator, null), decimal.Parse(denominator, null)).ToEstimate().Value));

    [Fact]
    public void Default_OfTheType_IsZeroOverZero() => Assert.Equal(Ratio.Of(0, 0), default);

    [Fact]
    public void Equality_OfEqualQuotients_IsThatOfTheParts() => Assert.NotEqual(Ratio.Of(1, 2), Ratio.Of(2, 4));

    [Fact]
    public void Addition_OfRatios_IsCommutativeAndAssociativeWithDefaultNeutral() => Law.Holds(Gen.Three(Ratios), x =>
    {
        var (a, b, c) = x;
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + default(Ratio));
        Assert.Equal(a + b, a.Add(b));
    });

    [Fact]
    public void Addition_OfParts_IsTheRatioOfTheWhole() => Law.Holds(Gen.ListOf(Ratios), parts => Assert.Equal(
        Ratio.Of(parts.Sum(part => part.Numerator), parts.Sum(part => part.Denominator)),
        parts.Aggregate(default(Ratio), (sum, part) => sum + part)));

    [Fact]
    public void Addition_PastTheRange_Throws() => Assert.Throws<OverflowException>(() => Ratio.Of(decimal.MaxValue, 1) + Ratio.Of(1, 1));

    [Fact]
    public void ToString_OfARatio_IsInvariant() => Assert.Equal("1.5/2", Ratio.Of(1.5m, 2).ToString());

    [Fact]
    public void Members_OfARatio_AllocateNothing() =>
        Assert.Equal(0, Allocation.Of(() => _ = (Ratio.Of(1, 3) + Ratio.Of(2, 0)).ToEstimate()));

    /// <summary>Computed at 40 digits.</summary>
    [Theory]
    [InlineData(1, 10, 0.95, 0.017876213095072896, 0.40415002679523848)]
    [InlineData(0, 10, 0.95, 0, 0.27753279986288921)]
    [InlineData(10, 10, 0.95, 0.72246720013711079, 1)]
    [InlineData(81, 263, 0.95, 0.255288519878274226, 0.36620957698280007)]
    public void WilsonInterval_OfAShare_HasTheKnownBounds(int numerator, int denominator, double level, double lower, double upper)
    {
        var interval = Ratio.Of(numerator, denominator).WilsonInterval(level);
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
        Assert.Equal(level, interval.Level);
    }

    [Fact]
    public void WilsonInterval_OfNoShare_SaysWhy()
    {
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(0, 0).WilsonInterval());
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(3, 2).WilsonInterval());
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(-1, 2).WilsonInterval());
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Ratio.Of(1, 2).WilsonInterval(1));
    }
}
