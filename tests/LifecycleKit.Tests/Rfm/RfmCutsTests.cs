using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmCutsTests
{
    [Fact]
    public void Quantile_Default_IsFiveWithEqualTies()
    {
        var cuts = RfmCuts.Quantile();

        Assert.Equal((RfmCutMethod.Quantile, 5, false), (cuts.Method, cuts.BinCount, cuts.SpreadsTies));
        Assert.Empty(cuts.CutPoints);
    }

    [Fact]
    public void Given_CutPoints_MakeOneMoreBin()
    {
        var cuts = RfmCuts.Given(30, 60.5m, 90);

        Assert.Equal((RfmCutMethod.Given, 4), (cuts.Method, cuts.BinCount));
        Assert.Equal([30, 60.5m, 90], cuts.CutPoints);
    }

    [Fact]
    public void ToString_SaysTheRule()
    {
        Assert.Equal("5 quantiles", RfmCuts.Quantile().ToString());
        Assert.Equal("4 quantiles, ties spread", RfmCuts.Quantile(4, spreadTies: true).ToString());
        Assert.Equal("3 bins of equal width", RfmCuts.Fixed(3).ToString());
        Assert.Equal("cut at 30, 60.5", RfmCuts.Given(30, 60.5m).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Bins_OutsideTwoToTen_Throw(int bins)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bins), () => RfmCuts.Quantile(bins));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bins), () => RfmCuts.Fixed(bins));
        Assert.Throws<ArgumentException>("cutPoints", () => RfmCuts.Given([.. Enumerable.Range(1, bins - 1).Select(i => (decimal)i)]));
    }

    [Fact]
    public void Given_NotStrictlyIncreasing_SaysWhere()
    {
        var error = Assert.Throws<ArgumentException>("cutPoints", () => RfmCuts.Given(30, 60, 60));

        Assert.Contains("60 follows 60", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new RfmOptions { Recency = null! });
        Assert.Throws<ArgumentNullException>(() => new RfmOptions { TimeZone = null! });
    }
}
