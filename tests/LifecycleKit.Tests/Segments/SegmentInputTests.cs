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
    public void Default_IsWithoutOrderVisitAndContact() => Assert.Equal(SegmentInput.Create(0, emailContactable: false, default), default);

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

    /// <summary>A visitor is a Loyal Visitor with an address to which e-mail may be sent, however it was lost.</summary>
    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, null, "Engaged Visitors")]
    [InlineData(false, "captured", null)]
    [InlineData(true, "captured", "Loyal Visitors")]
    [InlineData(true, "captured, withdrawn", "Engaged Visitors")]
    [InlineData(true, "captured, unsubscribed", "Engaged Visitors")]
    [InlineData(true, "withdrawn, captured", "Engaged Visitors")]
    public void TryFrom_Visitor_HasTheSegmentOfVisitsAndContact(bool hasVisited, string? contacts, string? segment)
    {
        var at = new DateTimeOffset(2026, 3, 27, 20, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        if (hasVisited) history.Apply(CustomerEvent.Visit(at));
        foreach (var contact in contacts?.Split(", ") ?? [])
        {
            at = at.AddHours(1);
            history.Apply(contact switch
            {
                "captured" => CustomerEvent.ContactCaptured(at, Channels.Email),
                "withdrawn" => CustomerEvent.ConsentChanged(at, Channels.Email, granted: false),
                _ => CustomerEvent.Message(CustomerEventKind.MessageUnsubscribed, at, "newsletter", Channels.Email),
            });
        }

        Assert.True(SegmentInput.TryFrom(history.Profile, at, default, out var input));
        Assert.Equal(segment, SegmentMaps.FivePhase.SegmentOf(input));
    }

    [Fact]
    public void TryFrom_Profile_IsWhatAMapPlaces()
    {
        var at = new DateTimeOffset(2026, 3, 27, 20, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.ConsentChanged(at, Channels.Email, granted: true, expiresAt: at.AddDays(1)));

        Assert.True(SegmentInput.TryFrom(history.Profile, at, default, out var reachable));
        Assert.True(SegmentInput.TryFrom(history.Profile, at.AddDays(1), default, out var expired));
        Assert.Equal((true, false, false), (reachable.EmailContactable, expired.EmailContactable, reachable.HasVisited));
        history.Apply(CustomerEvent.Visit(at));
        Assert.True(SegmentInput.TryFrom(history.Profile, at, default, out var visited));
        Assert.Equal(SegmentInput.Create(0, emailContactable: true, default, hasVisited: true), visited);

        history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = at, GrossTotal = 1 }));
        Assert.False(SegmentInput.TryFrom(history.Profile, at, default, out _));
        Assert.True(SegmentInput.TryFrom(history.Profile, at, RfmScore.Create(5, 1, 1), out var buyer));
        Assert.Equal(SegmentInput.Create(1, emailContactable: true, RfmScore.Create(5, 1, 1), hasVisited: true), buyer);
    }
}
