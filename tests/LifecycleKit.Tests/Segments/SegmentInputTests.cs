using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentInputTests
{
    [Fact]
    public void Create_OrdersAndScoreTogether_KeepsThem()
    {
        var input = SegmentInput.Create(3, emailContactable: true, RfmScore.Create(5, 4, 3));

        Assert.Equal((3, true, RfmScore.Create(5, 4, 3)), (input.OrderCount, input.EmailContactable, input.Score));
    }

    [Fact]
    public void Default_IsVisitorWithoutContact() => Assert.Equal(SegmentInput.Create(0, emailContactable: false, default), default);

    [Fact]
    public void Create_OrdersWithoutScoreOrScoreWithoutOrders_Throws()
    {
        var noScore = Assert.Throws<ArgumentException>("score", () => SegmentInput.Create(1, false, default));
        var noOrder = Assert.Throws<ArgumentException>("score", () => SegmentInput.Create(0, false, RfmScore.Create(5, 4, 3)));

        Assert.StartsWith("A customer with a counted order needs a score.", noScore.Message, StringComparison.Ordinal);
        Assert.StartsWith("A customer without a counted order has no score, not 543.", noOrder.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NegativeOrders_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => SegmentInput.Create(-1, false, default));

    [Fact]
    public void TryFrom_Profile_IsWhatAMapPlaces()
    {
        var at = new DateTimeOffset(2026, 3, 27, 20, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, expiresAt: at.AddDays(1)));

        Assert.True(SegmentInput.TryFrom(history.Profile, at, default, out var reachable));
        Assert.True(SegmentInput.TryFrom(history.Profile, at.AddDays(1), default, out var expired));
        Assert.Equal((true, false), (reachable.EmailContactable, expired.EmailContactable));

        history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 1 }));
        Assert.False(SegmentInput.TryFrom(history.Profile, at, default, out _));
        Assert.True(SegmentInput.TryFrom(history.Profile, at, RfmScore.Create(5, 1, 1), out var buyer));
        Assert.Equal(SegmentInput.Create(1, emailContactable: true, RfmScore.Create(5, 1, 1)), buyer);
    }
}
