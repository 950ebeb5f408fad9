using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>What holds of every audience in every shop: it is the filter over all views, however it is read.</summary>
internal static class AudienceLaw
{
    private static readonly string[] Segments =
        ["Loyal Visitors", "Engaged Visitors", "First-time Customers", "Recent", "Champions", "At Risk", "Falling Asleep", "Promising"];

    /// <summary>Compares searches at random instants with the views of all customers.</summary>
    /// <returns>How many customers were found.</returns>
    public static async Task<int> HoldsAsync(ICustomerStore store, int seed, int steps)
    {
        var shop = new AudienceShop(store, seed, isInOrder: false);
        var count = 0;
        for (var i = 0; i < steps; i++)
        {
            await shop.LiveAsync();
            if (shop.Next(4) > 0) continue;
            var views = await shop.ViewsAsync();
            Assert.All(views, view => Assert.Equal(view.Segment?.Name ?? "none", view.Track("segments").Stage));
            foreach (var track in AudienceShop.Tracks) await CountsHoldAsync(shop, views, track);
            for (var j = 0; j < 3; j++) count += await HoldsAsync(shop, views, await AudienceAsync(shop));
        }

        return count;
    }

    /// <summary>Compares who entered and who left with audiences at two instants.</summary>
    /// <returns>How many customers moved.</returns>
    public static async Task<int> MovesHoldAsync(ICustomerStore store, int seed, int steps)
    {
        var shop = new AudienceShop(store, seed, isInOrder: true);
        var earlier = new List<(DateTimeOffset At, IReadOnlyList<CustomerView> Views)>();
        var count = 0;
        for (var i = 0; i < steps; i++)
        {
            await shop.LiveAsync();
            if (shop.Next(3) > 0) continue;
            var views = await shop.ViewsAsync();
            earlier.Add((shop.Now, views));
            var audience = await shop.InStagesAsync();
            var (since, before) = shop.Pick(earlier);
            var (then, now) = (Ids(before.Where(audience.Contains)), Ids(views.Where(audience.Contains)));
            var entered = await ReadAsync(shop.Tracker.FindEnteredAsync(audience, since, AudienceShop.Cancellation));
            var left = await ReadAsync(shop.Tracker.FindLeftAsync(audience, since, AudienceShop.Cancellation));
            Assert.Equal(now.Except(then), Ids(entered));
            Assert.Equal(Ids(views).Intersect(then.Except(now)), Ids(left));
            Assert.All(entered.Concat(left), view => Assert.Equal(Text(views.Single(one => one.Customer == view.Customer)), Text(view)));
            count += entered.Count + left.Count;
        }

        return count;
    }

    private static async Task<int> HoldsAsync(AudienceShop shop, IReadOnlyList<CustomerView> views, Audience audience)
    {
        var expected = views.Where(audience.Contains).Select(Text).ToList();
        var found = await ReadAsync(shop.Tracker.FindAsync(audience, AudienceShop.Cancellation));
        Assert.Equal(expected, found.Select(Text));
        Assert.Equal(expected.Count, await shop.Tracker.CountAsync(audience, AudienceShop.Cancellation));

        var paged = new List<CustomerView>();
        var size = 1 + shop.Next(4);
        while (true)
        {
            var page = await shop.Tracker.FindPageAsync(
                audience, paged.Count == 0 ? null : paged[^1].Customer.CustomerId, size, AudienceShop.Cancellation);
            paged.AddRange(page);
            Assert.InRange(page.Count, 0, size);
            if (page.Count < size) break;
        }

        Assert.Equal(expected, paged.Select(Text));
        return found.Count;
    }

    private static async Task CountsHoldAsync(AudienceShop shop, IReadOnlyList<CustomerView> views, string track)
    {
        var counts = await shop.Tracker.CountByStageAsync(track, AudienceShop.Cancellation);
        Assert.Equal(views.Count, counts.Sum(one => one.Count));
        Assert.All(counts, one => Assert.Equal(views.Count(view => view.Track(track).Stage == one.Stage), one.Count));
    }

    private static async Task<Audience> AudienceAsync(AudienceShop shop)
    {
        var audience = shop.Next(8) == 0 ? Audience.Everyone : await OneAsync(shop);
        while (shop.Next(3) == 0) audience = audience.And(await OneAsync(shop));
        return audience;
    }

    private static async Task<Audience> OneAsync(AudienceShop shop) => shop.Next(15) switch
    {
        12 => Audience.WithRfm(minM: 1 + shop.Next(5)),
        13 => Audience.WithProbabilityAlive(shop.Pick([0, 0.2, 0.3]), shop.Pick([0.5, 0.8, 1])),
        14 => Audience.WithLifetimeValue(shop.Pick([double.NegativeInfinity, 5, 12.5]), shop.Pick([20, 25, double.PositiveInfinity])),
        0 => Audience.InSegment([.. Enumerable.Range(0, 1 + shop.Next(3)).Select(_ => shop.Pick(Segments))]),
        1 => Audience.WithRfm(minR: 1 + shop.Next(4), maxF: 2 + shop.Next(4)),
        2 => Audience.WithRfm(FormattableString.Invariant($"{1 + shop.Next(5)}-{1 + shop.Next(2)}-{1 + shop.Next(3)}")),
        3 => Audience.WithProbabilityAlive(min: shop.Next(10) / 10.0),
        4 => Audience.WithLifetimeValue(max: 1 + shop.Next(40)),
        5 => Audience.Contactable(shop.Pick([Channels.Email, Channels.Sms])),
        6 => Audience.LastSeenBefore(shop.Now.AddDays(-shop.Next(20))),
        7 => Audience.LastSeenOnOrAfter(shop.Now.AddDays(-shop.Next(20))),
        _ => await shop.InStagesAsync(),
    };

    private static async Task<List<CustomerView>> ReadAsync(IAsyncEnumerable<CustomerView> views)
    {
        var all = new List<CustomerView>();
        await foreach (var view in views) all.Add(view);
        return all;
    }

    private static List<string> Ids(IEnumerable<CustomerView> views) => [.. views.Select(view => view.Customer.CustomerId)];

    /// <summary>All that a view has, as text.</summary>
    private static string Text(CustomerView view) => string.Join(
        '\n',
        [
            $"{view.Customer.Scope}/{view.Customer.CustomerId} {view.SubjectKey} {view.AsOf:O} {view.IsKnown} {view.Segment}",
            $"{view.Profile} {view.Profile.LastSeenAt:O} {view.Profile.OrderTotals} {view.Rfm} {view.Forecast}",
            .. view.Tracks.Select(track => $"{track} {track.HighestStage}"), .. view.Plays.Results.Select(result => $"{result}"),
            .. view.Claims.Select(claim => $"{claim}"),
        ]);
}
