using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentSubjectTests
{
    [Fact]
    public void Create_OrdersAndScoreTogether_KeepsThem()
    {
        var subject = SegmentSubject.Create(3, emailContactable: true, RfmScore.Create(5, 4, 3));

        Assert.Equal((3, true, RfmScore.Create(5, 4, 3)), (subject.Orders, subject.EmailContactable, subject.Score));
    }

    [Fact]
    public void Default_IsVisitorOutOfReach() => Assert.Equal(SegmentSubject.Create(0, emailContactable: false, default), default);

    [Fact]
    public void Create_OrdersWithoutScoreOrScoreWithoutOrders_Throws()
    {
        var noScore = Assert.Throws<ArgumentException>("score", () => SegmentSubject.Create(1, false, default));
        var noOrder = Assert.Throws<ArgumentException>("score", () => SegmentSubject.Create(0, false, RfmScore.Create(5, 4, 3)));

        Assert.StartsWith("A customer with a counted order needs a score.", noScore.Message, StringComparison.Ordinal);
        Assert.StartsWith("A customer without a counted order has no score, not 543.", noOrder.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NegativeOrders_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => SegmentSubject.Create(-1, false, default));
}
