using LifecycleKit.Rfm;

namespace LifecycleKit.Tests.Rfm;

public class RfmScoreTests
{
    [Fact]
    public void Create_ThreeScores_KeepsThem()
    {
        var score = RfmScore.Create(5, 4, 3);

        Assert.True(score.IsScored);
        Assert.Equal((5, 4, 3), (score.R, score.F, score.M));
        Assert.Equal(RfmBins.Create(5), score.Bins);
    }

    [Fact]
    public void Default_IsNoScore()
    {
        Assert.False(default(RfmScore).IsScored);
        Assert.Equal((0, 0, 0), (default(RfmScore).R, default(RfmScore).F, default(RfmScore).M));
        Assert.Equal("no score", default(RfmScore).ToString());
    }

    [Theory]
    [InlineData(5, 4, 3, 5, "543")]
    [InlineData(9, 9, 9, 10, "999")]
    [InlineData(10, 3, 4, 10, "10-3-4")]
    [InlineData(1, 1, 10, 10, "1-1-10")]
    public void ToString_DashesOnlyWhereADigitNeedsTwoPlaces(int r, int f, int m, int bins, string text) =>
        Assert.Equal(text, RfmScore.Create(r, f, m, bins).ToString());

    [Fact]
    public void Equals_SameDigitsOfOtherBins_IsFalse() => Assert.NotEqual(RfmScore.Create(3, 3, 3, 3), RfmScore.Create(3, 3, 3, 5));

    [Theory]
    [InlineData(0, 1, 1, "r")]
    [InlineData(3, 1, 1, "r")]
    [InlineData(1, 4, 1, "f")]
    [InlineData(1, 1, 5, "m")]
    public void Create_OutsideItsBins_NamesTheScore(int r, int f, int m, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => RfmScore.Create(r, f, m, RfmBins.Create(2, 3, 4)));

    [Fact]
    public void Create_WithoutBins_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("r", () => RfmScore.Create(1, 1, 1, default(RfmBins)));
}
