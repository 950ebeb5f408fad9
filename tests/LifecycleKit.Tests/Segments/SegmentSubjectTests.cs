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
        Assert.Contains("needs a score", Assert.Throws<ArgumentException>("score", () => SegmentSubject.Create(1, false, default)).Message, StringComparison.Ordinal);
        Assert.Contains("not 543", Assert.Throws<ArgumentException>("score", () => SegmentSubject.Create(0, false, RfmScore.Create(5, 4, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NegativeOrders_Throws() => Assert.Throws<ArgumentOutOfRangeException>("orders", () => SegmentSubject.Create(-1, false, default));
}
