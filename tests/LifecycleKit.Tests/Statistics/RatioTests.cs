using System.Globalization;
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
        Assert.True(
            double.IsFinite(
                Ratio.Of(decimal.Parse(numerator, CultureInfo.InvariantCulture), decimal.Parse(denominator, CultureInfo.InvariantCulture))
                    .ToEstimate().Value));

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

    /// <summary>
    /// Newcombe (1998), Statistics in Medicine 17, 857–872, table I gives 0.2527 to 0.3676, 0.0579 to 0.1617 and 0.0009 to 0.1776 for
    /// 81/263, 15/148 and 1/29; all computed at 40 digits (mpmath 1.3).
    /// </summary>
    [Theory]
    [InlineData(1, 10, 0.95, 0.0025285785444617868, 0.44501611702819536)]
    [InlineData(0, 10, 0.95, 0.0, 0.30849710781876076)]
    [InlineData(10, 10, 0.95, 0.69150289218123924, 1.0)]
    [InlineData(81, 263, 0.95, 0.25273674558527117, 0.36762192260135135)]
    [InlineData(15, 148, 0.95, 0.057844010083448566, 0.161650490349479)]
    [InlineData(1, 29, 0.95, 0.00087264688357992278, 0.1776442954887229)]
    [InlineData(3, 5, 0.99, 0.082829187201476823, 0.97711877862464554)]
    [InlineData(50, 1000000, 0.9, 3.8964928096472483e-5, 6.3286653642595927e-5)]
    public void ClopperPearsonInterval_OfAShare_HasTheKnownBounds(int numerator, int denominator, double level, double lower, double upper)
    {
        var interval = Ratio.Of(numerator, denominator).ClopperPearsonInterval(level);
        Assert.Equal(lower, interval.Lower, 1e-13 * lower);
        Assert.Equal(upper, interval.Upper, 1e-13 * upper);
        Assert.Equal(level, interval.Level);
    }

    [Fact]
    public void ClopperPearsonInterval_OfNoneAndAll_IsTheRootOfTheTail() => Law.Holds(Gen.Choose(1, 1_000_000), n =>
    {
        var bound = Math.Exp(Math.Log(0.025) / n);
        var (none, all) = (Ratio.Of(0, n).ClopperPearsonInterval(), Ratio.Of(n, n).ClopperPearsonInterval());
        Assert.Equal((0, 1), (none.Lower, all.Upper));
        Assert.Equal(1 - bound, none.Upper, 1e-13);
        Assert.Equal(bound, all.Lower, 1e-13);
    });

    [Fact]
    public void Intervals_OfAnyShare_HoldItAndMirrorThatOfTheRest() => Law.Holds(
        from n in Gen.Choose(1, 5_000)
        from k in Gen.Choose(0, n)
        from level in Gen.Choose(1, 999)
        select (Ratio.Of(k, n), Ratio.Of(n - k, n), level / 1e3),
        x =>
        {
            var (ratio, rest, level) = x;
            foreach (var (of, ofRest) in new[]
            {
                (ratio.WilsonInterval(level), rest.WilsonInterval(level)),
                (ratio.ClopperPearsonInterval(level), rest.ClopperPearsonInterval(level)),
            })
            {
                Assert.InRange(ratio.ToEstimate().Value, of.Lower, of.Upper);
                Assert.Equal(1 - ofRest.Upper, of.Lower, 1e-14);
                Assert.Equal(1 - ofRest.Lower, of.Upper, 1e-14);
            }
        },
        500);

    [Fact]
    public void ClopperPearsonInterval_OfNoShareOfCounts_SaysWhy()
    {
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(0, 0).ClopperPearsonInterval());
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(3, 2).ClopperPearsonInterval());
        Assert.Throws<InvalidOperationException>(() => Ratio.Of(-1, 2).ClopperPearsonInterval());
        Assert.Contains(
            "whole numbers", Assert.Throws<InvalidOperationException>(() => Ratio.Of(0.5m, 2).ClopperPearsonInterval()).Message);
        Assert.Contains(
            "whole numbers", Assert.Throws<InvalidOperationException>(() => Ratio.Of(1, 2.5m).ClopperPearsonInterval()).Message);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Ratio.Of(1, 2).ClopperPearsonInterval(double.NaN));
        Assert.Equal(Ratio.Of(1, 2).ClopperPearsonInterval(), Ratio.Of(1.00m, 2.0m).ClopperPearsonInterval());
    }

    [Fact]
    public void Intervals_OfAShare_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        Ratio.Of(3, 40).WilsonInterval();
        Ratio.Of(3, 40).ClopperPearsonInterval();
    }));
}
