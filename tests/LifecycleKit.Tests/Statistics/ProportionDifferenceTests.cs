using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class ProportionDifferenceTests
{
    private static readonly Gen<Ratio> Shares =
        from n in Gen.Choose(1, 2_000)
        from k in Gen.Choose(0, n)
        select Ratio.Of(k, n);

    private static readonly Gen<ProportionDifference> Differences =
        Gen.Two(Shares).Select(x => ProportionDifference.Between(x.Item1, x.Item2));

    /// <summary>
    /// The examples of Newcombe (1998), Statistics in Medicine 17, 873–890, table II, which gives the bounds of method 10 to four decimals
    /// (0.0524 to 0.3339, 0.1705 to 0.8090, …); computed at 40 digits (mpmath 1.3).
    /// </summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.052431472402364878, 0.33387265403690598, 0.0080450813681965847)]
    [InlineData(9, 10, 3, 10, 0.17052272393450288, 0.80901797353548798, 0.0061698993205441622)]
    [InlineData(6, 7, 2, 7, 0.058227927482312202, 0.80624963752422776, 0.030753561259274572)]
    [InlineData(5, 56, 0, 29, -0.038137147903536903, 0.19256001385511162, 0.097186568170579726)]
    [InlineData(0, 10, 0, 20, -0.16112515805281939, 0.27753279986288925, 1.0)]
    [InlineData(0, 10, 0, 10, -0.27753279986288925, 0.27753279986288925, 1.0)]
    [InlineData(10, 10, 0, 20, 0.67908603714191467, 1.0, 4.3204630578274973e-8)]
    [InlineData(10, 10, 0, 10, 0.60750935043052416, 1.0, 7.7442164310440836e-6)]
    public void IntervalAndPValue_OfNewcombesExamples_AreTheKnownOnes(int a, int m, int b, int n, double lower, double upper, double p)
    {
        var difference = ProportionDifference.Between(Ratio.Of(a, m), Ratio.Of(b, n));
        var interval = difference.NewcombeInterval();
        Assert.Equal(lower, interval.Lower, 1e-14);
        Assert.Equal(upper, interval.Upper, 1e-14);
        Assert.Equal(0.95, interval.Level);
        Assert.Equal(p, difference.PValue().Value, 1e-13 * p);
    }

    [Fact]
    public void Difference_OfTwoShares_HasTheUnpooledError()
    {
        var difference = ProportionDifference.Between(Ratio.Of(56, 70), Ratio.Of(48, 80)).Difference();
        Assert.Equal(0.2, difference.Value, 1e-15);
        Assert.Equal(0.072702917999996986, difference.StandardError, 1e-15);
    }

    [Fact]
    public void PValue_FarApart_KeepsItsDigits()
    {
        // z² = 2000, Pearson's χ² of 0/1000 against 1000/1000: erfc(√1000), below the doubles; 100 each give erfc(10).
        Assert.Equal(0, ProportionDifference.Between(Ratio.Of(0, 1_000), Ratio.Of(1_000, 1_000)).PValue().Value);
        Assert.Equal(2.0884875837625446e-45, ProportionDifference.Between(Ratio.Of(0, 100), Ratio.Of(100, 100)).PValue().Value, 1e-57);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 2, 0, 0)]
    [InlineData(0, 0, 1, 2)]
    public void Members_OfAnEmptyGroup_HaveAReason(int a, int m, int b, int n)
    {
        var difference = ProportionDifference.Between(Ratio.Of(a, m), Ratio.Of(b, n));
        Assert.False(difference.IsDefined);
        Assert.Equal("a denominator is zero", difference.Difference().Reason);
        Assert.Equal("a denominator is zero", difference.PValue().Reason);
        Assert.Throws<InvalidOperationException>(() => difference.NewcombeInterval());
    }

    [Fact]
    public void Between_WhatIsNoShare_NamesIt()
    {
        Assert.Throws<ArgumentOutOfRangeException>("first", () => ProportionDifference.Between(Ratio.Of(3, 2), Ratio.Of(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("second", () => ProportionDifference.Between(Ratio.Of(1, 2), Ratio.Of(-1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => ProportionDifference.Between(Ratio.Of(1, 0), Ratio.Of(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(
            "level", () => ProportionDifference.Between(Ratio.Of(1, 2), Ratio.Of(1, 2)).NewcombeInterval(1));
    }

    [Fact]
    public void EveryMember_OfExchangedGroups_TurnsItsSign() => Law.Holds(Differences, difference =>
    {
        var turned = ProportionDifference.Between(difference.Second, difference.First);
        var (interval, other) = (difference.NewcombeInterval(), turned.NewcombeInterval());
        Assert.Equal(-turned.Difference().Value, difference.Difference().Value);
        Assert.Equal(turned.Difference().StandardError, difference.Difference().StandardError, 1e-15);
        Assert.Equal((-other.Upper, -other.Lower), (interval.Lower, interval.Upper));
        Assert.Equal(turned.PValue().Value, difference.PValue().Value, 1e-12 * turned.PValue().Value);
    });

    [Fact]
    public void EveryMember_OfTheRest_TurnsItsSign() => Law.Holds(Differences, difference =>
    {
        var rest = ProportionDifference.Between(Rest(difference.First), Rest(difference.Second));
        var (interval, other) = (difference.NewcombeInterval(), rest.NewcombeInterval());
        Assert.Equal(-rest.Difference().Value, difference.Difference().Value, 1e-15);
        Assert.Equal(-other.Upper, interval.Lower, 1e-13);
        Assert.Equal(-other.Lower, interval.Upper, 1e-13);
        Assert.Equal(rest.PValue().Value, difference.PValue().Value, 1e-12);

        static Ratio Rest(Ratio ratio) => Ratio.Of(ratio.Denominator - ratio.Numerator, ratio.Denominator);
    });

    [Fact]
    public void NewcombeInterval_OfAnyDifference_HoldsItWithinItsRange() => Law.Holds(Gen.Zip(Differences, Gen.Choose(1, 999)), x =>
    {
        var interval = x.Item1.NewcombeInterval(x.Item2 / 1e3);
        Assert.True(interval.Contains(x.Item1.Difference().Value));
        Assert.True(interval.Lower >= -1 && interval.Upper <= 1);
        Assert.InRange(x.Item1.PValue().Value, 0, 1);
    });

    [Fact]
    public void Merge_OfParts_IsTheWhole() => Law.Holds(Gen.Two(Differences), x =>
    {
        var (left, right) = x;
        Assert.Equal(ProportionDifference.Between(left.First + right.First, left.Second + right.Second), left.Merge(right));
        Assert.Equal(left.Merge(right), right.Merge(left));
        Assert.Equal(left, left.Merge(default));
    });

    [Fact]
    public void ToString_OfADifference_IsInvariant() => Assert.Equal(
        "1/2 − 0/2 = 0.5 ± 0.3535533905932738", ProportionDifference.Between(Ratio.Of(1, 2), Ratio.Of(0, 2)).ToString());

    [Fact]
    public void Members_OfADifference_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        var difference = ProportionDifference.Between(Ratio.Of(5, 50), Ratio.Of(9, 40)).Merge(default);
        difference.Difference();
        difference.NewcombeInterval();
        difference.PValue();
    }));
}
