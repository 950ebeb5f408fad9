using FsCheck.Fluent;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

public class CustomerChurnRateTests
{
    [Fact]
    public void StartOfPeriod_OfCounts_IsTheirRatio() => Assert.Equal(Ratio.Of(5, 100), CustomerChurnRate.StartOfPeriod(5, 100));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, -1)]
    public void StartOfPeriod_OfImpossibleCounts_IsRefused(long gone, long active) =>
        Assert.Throws<ArgumentOutOfRangeException>("lost", () => CustomerChurnRate.StartOfPeriod(gone, active));

    [Theory]
    [InlineData(5, 100, 120, 110)]
    [InlineData(1, 1, 2, 1.5)]
    [InlineData(10, 0, 2, 1)]
    [InlineData(3, 0, 0, 0)]
    public void MidPeriod_OfAnExample_DividesByTheMean(long lost, long start, long end, decimal mean) =>
        Assert.Equal(Ratio.Of(lost, mean), CustomerChurnRate.MidPeriod(lost, start, end));

    [Fact]
    public void MidPeriod_OfNegativeCounts_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("lost", () => CustomerChurnRate.MidPeriod(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("activeAtStart", () => CustomerChurnRate.MidPeriod(1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("activeAtEnd", () => CustomerChurnRate.MidPeriod(1, 1, -1));
    }

    [Fact]
    public void Exposure_OfAnExample_AddsUpDays()
    {
        Assert.Equal(Ratio.Of(3, 298), CustomerChurnRate.Exposure([1, 0, 2], [100, 99, 99]));
        Assert.Equal(Ratio.Of(3, 298), CustomerChurnRate.Exposure(3, 298));
        Assert.False(CustomerChurnRate.Exposure([], []).IsDefined);
    }

    [Fact]
    public void Exposure_OfImpossibleCounts_IsRefused()
    {
        Assert.Throws<ArgumentException>("active", () => CustomerChurnRate.Exposure([1, 2], [10]));
        Assert.Throws<ArgumentOutOfRangeException>("lost", () => CustomerChurnRate.Exposure([1, 11], [100, 10]));
        Assert.Throws<ArgumentOutOfRangeException>("lost", () => CustomerChurnRate.Exposure([-1], [10]));
        Assert.Throws<ArgumentOutOfRangeException>("lost", () => CustomerChurnRate.Exposure(11, 10));
    }

    /// <summary>1 − 0.95¹² and 1 − 0.999³⁶⁵, worked out at 40 digits.</summary>
    [Theory]
    [InlineData(5, 100, 12, 0.45963991233736334)]
    [InlineData(1, 1000, 365, 0.30593011295952535)]
    [InlineData(0, 7, 365, 0)]
    [InlineData(7, 7, 2, 1)]
    public void Compound_OfEqualPeriods_IsAPower(long lost, long active, int periods, double expected) =>
        Assert.Equal(expected, CustomerChurnRate.Compound(Ratio.Of(lost, active), periods).Value, 1e-14);

    /// <summary>Of 200, 20 are lost, then 45 of the remaining 180, then none: 65 of 200, while the rates add up to 35 %.</summary>
    [Fact]
    public void Compound_OfOneCohort_IsItsLoss() => Assert.Equal(
        65 / 200d, CustomerChurnRate.Compound([Ratio.Of(20, 200), Ratio.Of(45, 180), Ratio.Of(0, 135)]).Value, 1e-15);

    [Fact]
    public void Compound_OfNoRate_SaysWhy()
    {
        Assert.Equal("there are no periods", CustomerChurnRate.Compound([]).Reason);
        Assert.Equal("the denominator is zero", CustomerChurnRate.Compound([Ratio.Of(1, 10), default]).Reason);
        Assert.Equal("the denominator is zero", CustomerChurnRate.Compound(CustomerChurnRate.MidPeriod(3, 0, 0), 12).Reason);
        Assert.Contains(
            "not from 0 to 1", CustomerChurnRate.Compound([Ratio.Of(11, 10), Ratio.Of(11, 10)]).Reason, StringComparison.Ordinal);
        Assert.Contains("not from 0 to 1", CustomerChurnRate.Compound(Ratio.Of(-1, 10), 2).Reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => CustomerChurnRate.Compound(Ratio.Of(1, 10), 0));
    }

    [Fact]
    public void Compound_OfARateTwice_IsNeverLessThanIt() => Law.Holds(
        from active in Gen.Choose(1, 1000)
        from lost in Gen.Choose(0, active)
        select CustomerChurnRate.StartOfPeriod(lost, active),
        rate =>
        {
            var twice = CustomerChurnRate.Compound([rate, rate]).Value;
            Assert.InRange(twice, (double)(rate.Numerator / rate.Denominator) * (1 - 1e-14), 1);
            Assert.Equal(twice, CustomerChurnRate.Compound(rate, 2).Value, 1e-15);
        });

    [Fact]
    public void Compound_OfAYear_AllocatesNothing()
    {
        var months = Enumerable.Repeat(Ratio.Of(5, 100), 12).ToArray();
        Assert.Equal(0, Allocation.Of(() => CustomerChurnRate.Compound(months)));
    }
}
