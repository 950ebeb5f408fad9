using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentKeyTests
{
    [Theory]
    [InlineData(0, false, "visitor")]
    [InlineData(0, true, "contactable visitor")]
    [InlineData(1, true, "543 with one order")]
    [InlineData(2, false, "543 with repeat orders")]
    [InlineData(int.MaxValue, true, "543 with repeat orders")]
    public void Create_Input_IsItsOrdersAndScore(int orders, bool contactable, string text)
    {
        var score = orders > 0 ? RfmScore.Create(5, 4, 3) : default;
        var key = SegmentKey.Create(SegmentInput.Create(orders, contactable, score, hasVisited: true));

        Assert.Equal(
            (orders == 0, orders == 0 && contactable, orders == 1, orders > 1),
            (key.IsVisitor, key.IsContactableVisitor, key.HasOneOrder, key.HasRepeatOrders));
        Assert.Equal(orders == 0 ? (0, 0, 0) : (5, 4, 3), (key.R, key.F, key.M));
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData("511", 1)]
    [InlineData("512", 2)]
    [InlineData("521", 2)]
    [InlineData("522", 2)]
    [InlineData("554", 5)]
    [InlineData("551", 3)]
    public void FM_HalfScores_RoundUp(string code, int fm) => Assert.Equal(fm, SegmentKey.Create(Placement.Customer(code)).FM);

    [Fact]
    public void Default_IsVisitor()
    {
        Assert.True(default(SegmentKey).IsVisitor);
        Assert.Equal(0, default(SegmentKey).FM);
    }
}
