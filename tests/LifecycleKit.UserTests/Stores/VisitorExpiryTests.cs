using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Visitors without contact or order are removed after a time without an event.</summary>
public class VisitorExpiryTests
{
    public static TheoryData<string> Kinds => new("memory", "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireVisitorsAsync_OfVisitorsWithoutAnEventForLong_RemovesThemAndNoOther(string kind)
    {
        var shop = Open(kind, TimeSpan.FromDays(30));
        var now = shop.Clock.Now;
        await shop.RecordAsync("visitor", CustomerEvent.Visit(now, "search", eventId: "v1"));
        await shop.RecordAsync("cart", CustomerEvent.CartUpdated(now, 20, 1));
        (string Id, CustomerEvent Event)[] known =
        [
            ("order", shop.Order("1")), ("cancelled", CustomerEvent.Order(
                new OrderSnapshot { OrderId = "2", PlacedAt = now, GrossTotal = 5, Status = OrderStatus.Cancelled })),
            ("contact", CustomerEvent.ContactCaptured(now, Channels.Email)),
            ("consent", CustomerEvent.ConsentChanged(now, Channels.Email, false)),
            ("category", CustomerEvent.ConsentChanged(now, Channels.Email, true, "tea")), ("case", CustomerEvent.CaseClosed(now, "c1")),
            ("subscription", CustomerEvent.SubscriptionCancelled(now, "s1")),
        ];
        foreach (var (id, one) in known) await shop.RecordAsync(id, one);
        await shop.Tracker.ForScope("other").RecordAsync("visitor", CustomerEvent.Visit(now), Shop.Cancellation);
        shop.Clock.Now += TimeSpan.FromDays(30);
        await shop.RecordAsync("recent", CustomerEvent.Visit(now.AddTicks(1)));

        Assert.Equal("10 read, 0 removed", (await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation)).ToString());
        shop.Clock.Now += TimeSpan.FromTicks(1);
        Assert.Equal("10 read, 2 removed", (await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation)).ToString());

        Assert.Equal(
            known.Select(one => one.Id).Append("recent").Order(StringComparer.Ordinal),
            (await shop.Store.ListAsync(string.Empty, null, 99, Shop.Cancellation)).Select(key => key.CustomerId));
        Assert.True((await shop.Tracker.ForScope("other").GetViewAsync("visitor", Shop.Cancellation)).IsKnown);
        // There is no tombstone: an event of before is recorded, as for any unknown customer.
        Assert.Equal(RecordOutcome.Applied, (await shop.RecordAsync("visitor", CustomerEvent.Visit(now, eventId: "v1"))).Outcome);
        Assert.Equal(1, (await shop.ViewAsync("visitor")).Profile.VisitCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ExpireVisitorsAsync_OfMoreThanOneCallReads_GoesOnWhereTheLastCallEnded(string kind)
    {
        var shop = Open(kind, TimeSpan.FromDays(1));
        for (var i = 0; i < 250; i++) await shop.RecordAsync($"visitor {i:000}", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromDays(2);

        var results = new List<VisitorExpiryResult>();
        do results.Add(await shop.Tracker.ExpireVisitorsAsync(120, Shop.Cancellation));
        while (results[^1].HasMore);

        Assert.Equal([120, 120, 10], results.Select(result => result.RemovedCount));
        Assert.Empty(await shop.Store.ListAsync(string.Empty, null, 9, Shop.Cancellation));
        await shop.RecordAsync("visitor 000", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(1, (await shop.Tracker.ExpireVisitorsAsync(120, Shop.Cancellation)).RemovedCount);
    }

    [Fact]
    public async Task ExpireVisitorsAsync_WithoutTheOption_ReadsNothing()
    {
        var shop = Open("memory", null);
        await shop.RecordAsync("visitor", CustomerEvent.Visit(shop.Clock.Now));
        shop.Clock.Now += TimeSpan.FromDays(5000);
        Assert.Equal(new VisitorExpiryResult(), await shop.Tracker.ExpireVisitorsAsync(cancellationToken: Shop.Cancellation));
        Assert.True((await shop.ViewAsync("visitor")).IsKnown);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(24 * 36_501)]
    public void VisitorExpiry_OutOfItsRange_IsAnErrorOfTheOptions(int hours)
    {
        var error = Assert.Throws<ArgumentException>(
            () => LifecycleTracker.Create(new LifecycleOptions { VisitorExpiry = TimeSpan.FromHours(hours) }));
        Assert.Contains("VisitorExpiry must be between 1 and 36500 days", error.Message, StringComparison.Ordinal);
    }

    private static Shop Open(string kind, TimeSpan? expiry)
    {
        var options = Shop.With(Shop.Quiet(30));
        options.VisitorExpiry = expiry;
        return new Shop(options, kind == "json" ? new JsonCustomerStore() : new InMemoryCustomerStore());
    }
}
