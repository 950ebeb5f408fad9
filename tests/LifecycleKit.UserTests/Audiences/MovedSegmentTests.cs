using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>Who entered and left a segment of the map of the shop, which has a past where it runs as a track.</summary>
public class MovedSegmentTests
{
    private const string Engaged = "Engaged Visitors", Loyal = "Loyal Visitors";

    private static readonly DateTimeOffset Since = Shop.Start.AddDays(1);

    [Fact]
    public async Task FindEnteredAsync_OfASegment_FindsWhatTheStageOfItsTrackFinds()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)).AddSegmentTrack("groups"));
        foreach (var id in (string[])["anna", "ben"]) await shop.RecordAsync(id, CustomerEvent.Visit(Shop.Start));
        shop.Clock.Now = Since.AddDays(1);
        await shop.RecordAsync("anna", CustomerEvent.ContactCaptured(shop.Clock.Now, Channels.Email));
        await shop.RecordAsync("anna", CustomerEvent.ConsentChanged(shop.Clock.Now, Channels.Email, granted: true));
        await shop.RecordAsync("cora", CustomerEvent.Visit(shop.Clock.Now));
        Assert.Equal(Loyal, (await shop.ViewAsync("anna")).Segment?.Name);

        Assert.Equal(["anna"], await EnteredAsync(shop, Audience.InSegment(Loyal)));
        Assert.Equal(["cora"], await EnteredAsync(shop, Audience.InSegment(Engaged)));
        // Who was in one of them before has entered none.
        Assert.Equal(
            ["cora"], await EnteredAsync(shop, Audience.InSegment(Engaged, Loyal).And(Audience.InStage("groups", Engaged, Loyal))));
        Assert.Equal(["anna"], await LeftAsync(shop, Audience.InSegment(Engaged)));
        Assert.Equal(["anna"], await LeftAsync(shop, Audience.InStage("groups", Engaged)));
        Assert.Empty(await LeftAsync(shop, Audience.InSegment(Loyal)));
    }

    [Fact]
    public async Task FindEnteredAsync_OfASegmentWithoutATrack_SaysHowToAddIt()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)));
        var error = await Assert.ThrowsAsync<ArgumentException>("audience", () => EnteredAsync(shop, Audience.InSegment(Loyal)));
        Assert.Contains(nameof(LifecycleOptions.AddSegmentTrack), error.Message, StringComparison.Ordinal);

        // The track of another map has no past of the segments of the shop.
        var other = new Shop(Shop.With(Shop.Quiet(30)).AddSegmentTrack("groups", SegmentMaps.Shop11));
        await Assert.ThrowsAsync<ArgumentException>("audience", () => LeftAsync(other, Audience.InSegment(Loyal)));
    }

    [Fact]
    public async Task FindEnteredAsync_OfASegmentAndAStageOfAnotherTrack_SaysSo()
    {
        var shop = new Shop(Shop.With(Shop.Quiet(30)).AddSegmentTrack("groups"));
        var audience = Audience.InSegment(Loyal).And(Audience.InStage("journey", "buyer"));
        var error = await Assert.ThrowsAsync<ArgumentException>("audience", () => EnteredAsync(shop, audience));
        Assert.Contains("'groups'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>("audience", () => EnteredAsync(shop, Audience.InSegment("Unknown")));
    }

    private static Task<List<string>> EnteredAsync(Shop shop, Audience audience) =>
        IdsAsync(shop.Tracker.FindEnteredAsync(audience, Since, Shop.Cancellation));

    private static Task<List<string>> LeftAsync(Shop shop, Audience audience) =>
        IdsAsync(shop.Tracker.FindLeftAsync(audience, Since, Shop.Cancellation));

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<CustomerView> views)
    {
        var ids = new List<string>();
        await foreach (var view in views) ids.Add(view.Customer.CustomerId);
        return ids;
    }
}
