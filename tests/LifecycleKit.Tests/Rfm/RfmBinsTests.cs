using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmBinsTests
{
    [Fact]
    public void Create_ThreeNumbers_KeepsThem()
    {
        var bins = RfmBins.Create(2, 5, 10);

        Assert.Equal((2, 5, 10), (bins.Recency, bins.Frequency, bins.Monetary));
        Assert.Equal("2×5×10", bins.ToString());
    }

    [Fact]
    public void Create_OneNumber_IsForAllColumns() => Assert.Equal(RfmBins.Create(4, 4, 4), RfmBins.Create(4));

    [Fact]
    public void Default_IsNoBins() => Assert.Equal("no bins", default(RfmBins).ToString());

    [Theory]
    [InlineData(1, 5, 5, "recency")]
    [InlineData(5, 11, 5, "frequency")]
    [InlineData(5, 5, 0, "monetary")]
    public void Create_OutsideTwoToTen_NamesTheColumn(int recency, int frequency, int monetary, string column) =>
        Assert.Throws<ArgumentOutOfRangeException>(column, () => RfmBins.Create(recency, frequency, monetary));
}
