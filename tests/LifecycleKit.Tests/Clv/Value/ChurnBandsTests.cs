using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class ChurnBandsTests
{
    [Theory]
    [InlineData(0, ChurnBand.Low)]
    [InlineData(0.3299999, ChurnBand.Low)]
    [InlineData(0.33, ChurnBand.Medium)]
    [InlineData(0.6599999, ChurnBand.Medium)]
    [InlineData(0.66, ChurnBand.High)]
    [InlineData(1, ChurnBand.High)]
    public void BandOf_ByDefault_GivesABoundaryToTheBandAbove(double probability, ChurnBand band) =>
        Assert.Equal(band, ChurnBands.Default.BandOf(probability));

    [Fact]
    public void BandOf_EqualBoundaries_HasNoMedium()
    {
        var bands = ChurnBands.Create(0.5, 0.5);
        Assert.Equal((ChurnBand.Low, ChurnBand.High), (bands.BandOf(0.4999), bands.BandOf(0.5)));
        Assert.Equal(ChurnBands.Default, ChurnBands.Create(0.33, 0.66));
    }

    [Fact]
    public void Create_BadBoundaries_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("mediumFrom", () => ChurnBands.Create(-0.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("mediumFrom", () => ChurnBands.Create(double.NaN, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("highFrom", () => ChurnBands.Create(0.1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("highFrom", () => ChurnBands.Create(0.5, 0.4));
        Assert.Throws<ArgumentOutOfRangeException>("churnProbability", () => ChurnBands.Default.BandOf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("churnProbability", () => ChurnBands.Default.BandOf(1.01));
    }
}
