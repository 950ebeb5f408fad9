using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentCodeTests
{
    [Theory]
    [InlineData(0, false, CustomerStanding.Visitor, "visitor")]
    [InlineData(0, true, CustomerStanding.ContactableVisitor, "contactable visitor")]
    [InlineData(1, true, CustomerStanding.OneOrder, "543 with one order")]
    [InlineData(2, false, CustomerStanding.RepeatOrders, "543 with repeat orders")]
    [InlineData(int.MaxValue, true, CustomerStanding.RepeatOrders, "543 with repeat orders")]
    public void Of_Subject_IsItsStandingAndScore(int orders, bool contactable, CustomerStanding standing, string text)
    {
        var code = SegmentKey.Of(SegmentInput.Create(orders, contactable, orders > 0 ? RfmScore.Create(5, 4, 3) : default));

        Assert.Equal(standing, code.Standing);
        Assert.Equal(orders == 0, code.IsVisitor);
        Assert.Equal(orders == 0 ? (0, 0, 0) : (5, 4, 3), (code.R, code.F, code.M));
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData("511", 1)]
    [InlineData("512", 2)]
    [InlineData("521", 2)]
    [InlineData("522", 2)]
    [InlineData("554", 5)]
    [InlineData("551", 3)]
    public void FM_HalfScores_RoundUp(string code, int fm) => Assert.Equal(fm, SegmentKey.Of(Placement.Customer(code)).FM);

    [Fact]
    public void Default_IsVisitor()
    {
        Assert.True(default(SegmentKey).IsVisitor);
        Assert.Equal(0, default(SegmentKey).FM);
    }
}
