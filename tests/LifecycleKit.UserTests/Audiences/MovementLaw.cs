using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

/// <summary>The table of movement that a tracker reads is that of the segments at two instants.</summary>
internal static class MovementLaw
{
    /// <summary>Compares tables between random instants of a random shop with the views that the shop had then.</summary>
    /// <returns>How many customers moved, arrived or departed.</returns>
    public static async Task<long> HoldsAsync(ICustomerStore store, int seed, int steps)
    {
        var shop = new AudienceShop(store, seed, isInOrder: true);
        var seen = new List<(DateTimeOffset At, IReadOnlyList<CustomerView> Views)>();
        var count = 0L;
        for (var i = 0; i < steps; i++)
        {
            await shop.LiveAsync();
            if (shop.Next(3) == 0) seen.Add((shop.Now, await shop.ViewsAsync()));
            if (seen.Count < 2 || shop.Next(3) > 0) continue;
            var later = 1 + shop.Next(seen.Count - 1);
            var (opening, close) = (seen[shop.Next(later)], seen[later]);
            shop.Clock.Now = shop.Now.AddTicks(1);
            // What happens at an instant is after it, and the views were read after it.
            var period = Period.Create(opening.At.AddTicks(1), close.At.AddTicks(1));
            var read = await shop.Tracker.ReadSegmentMovementAsync(period, AudienceShop.Cancellation);
            var expected = SegmentMovement.Create(read.Map, period, Segments(opening.Views), Segments(close.Views));
            Assert.Equal(expected.ToLinks(), read.ToLinks());
            count += read.MovedCount + read.ArrivedCount + read.DepartedCount;
        }

        return count;
    }

    /// <summary>Compares tables of a simulated shop with those that are made of its orders at once.</summary>
    /// <returns>How many customers moved.</returns>
    public static async Task<long> EqualsTheBatchAsync(ICustomerStore store, int customerCount)
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        // An order that is returned later counts at the earlier instant in a tracker, and never did in a log of last states.
        var options = new SimulatedShopOptions
        {
            CustomerCount = customerCount, Seed = 5, Start = start, DayCount = 400, OneTimeShare = 0.4, ReturnShare = 0,
        };
        var population = SimulatedPopulation.CreateShop(options, AudienceShop.Cancellation);
        var log = population.GetOrderLog();
        var cuts = RfmModel.Fit(
            RfmValues.Read(log, start.AddDays(400), TimeZoneInfo.Utc).Where(values => values.HasOrders).ToArray(), start.AddDays(400));
        var map = SegmentMaps.Classic11;
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions { Rfm = cuts, SegmentMap = map }.AddTrack("journey", LifecyclePresets.Retail).AddSegmentTrack(),
            store, new ShopClock(start.AddDays(440)));
        await tracker.BackfillAsync(
            population.GetTrackedEvents(), new BackfillOptions { Name = "past", MuteUntil = start.AddDays(400) },
            AudienceShop.Cancellation);

        // At midnights scores change by time alone; at the instant of an order the order is after it.
        var placed = population.Customers.SelectMany(one => one.Events).Where(one => one.Snapshot is not null)
            .Select(one => one.Snapshot!.PlacedAt).Where(at => at > start.AddDays(300)).Order().ToArray();
        (DateTimeOffset From, DateTimeOffset To)[] periods =
        [
            (start.AddDays(200), start.AddDays(300)), (start.AddDays(100).AddHours(7.5), start.AddDays(399)),
            (start.AddDays(250), start.AddDays(440)), (placed[0], placed[^1]), (placed[^1], start.AddDays(430).AddHours(1)),
        ];
        var moved = 0L;
        foreach (var (from, to) in periods)
        {
            var period = Period.Create(from, to);
            var read = await tracker.ReadSegmentMovementAsync(period, AudienceShop.Cancellation);
            Assert.Equal(SegmentMovement.Create(map, cuts, log, period, TimeZoneInfo.Utc).ToLinks(), read.ToLinks());
            moved += read.MovedCount;
        }

        return moved;
    }

    private static Dictionary<string, string> Segments(IReadOnlyList<CustomerView> views) => views
        .Where(view => view.Track("segments").Stage != LifecycleDefinition.NoSegment)
        .ToDictionary(view => view.Customer.CustomerId, view => view.Track("segments").Stage);
}
