using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Segments;

/// <summary>A tracker whose cut points are over the last days: scores, segments, the segment track and indexes as orders leave.</summary>
public class WindowedScoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly RfmModel Rfm = RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(200, 400, 600, 800), Frequency = RfmCuts.Given(0, 1, 2, 3), Monetary = RfmCuts.Given(0, 50, 90, 150),
            WindowDays = 30,
        });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetView_AsOrdersLeaveTheWindow_IsThatOfTheOrdersInIt()
    {
        var clock = new ShopClock(Start);
        var tracker = LifecycleTracker.Create(
            new LifecycleOptions { Rfm = Rfm, ScoreIndexes = new() }.AddTrack("journey", LifecyclePresets.Retail).AddSegmentTrack(),
            timeProvider: clock);
        OrderSnapshot[] orders =
        [
            .. Enumerable.Range(0, 4).Select(i => new OrderSnapshot
            {
                OrderId = $"{i}", PlacedAt = Start.AddDays(3 * i).AddTicks(i), GrossTotal = 40 + i,
            }),
        ];
        foreach (var order in orders)
        {
            clock.Now = order.PlacedAt;
            await tracker.RecordAsync("anna", CustomerEvent.Order(order), Cancellation);
        }

        await IsRight();
        foreach (var order in orders)
        {
            var leaves = order.PlacedAt.AddDays(30);
            clock.Now = leaves.AddTicks(-1);
            await IsRight();
            clock.Now = leaves;
            await IsRight();
            // The saved stages move at the sweep, at the exact instant.
            clock.Now = leaves.AddHours(1);
            await tracker.SweepAsync(cancellationToken: Cancellation);
            await IsRight();
        }

        Assert.Equal((1, 1), ((await View()).Rfm.F, (await View()).Rfm.M));

        async Task IsRight()
        {
            var view = await View();
            var inWindow = orders.Where(one => one.PlacedAt > clock.Now.AddDays(-30)).ToArray();
            var days = (clock.Now.UtcDateTime.Date - orders[^1].PlacedAt.UtcDateTime.Date).Days;
            var score = Rfm.Score(RfmValues.Create(
                days, inWindow.Length, inWindow.Sum(one => one.GrossTotal), orders.Length));
            Assert.Equal(score, view.Rfm);
            var segment = SegmentMaps.FivePhase.Map(SegmentInput.Create(orders.Length, false, score))!.Name;
            Assert.Equal((segment, segment), (view.Segment?.Name, view.Track("segments").Stage));
            Assert.True(await Finds(Audience.WithRfm($"{score.R}-{score.F}-{score.M}")));
            Assert.Equal(score.F == 4, await Finds(Audience.WithRfm(minF: 4, maxF: 4)));
            Assert.True(await Finds(Audience.InSegment(segment)));
        }

        async Task<CustomerView> View() => await tracker.GetViewAsync("anna", Cancellation);

        async Task<bool> Finds(Audience audience)
        {
            await foreach (var found in tracker.FindAsync(audience, Cancellation)) return found.Customer.CustomerId == "anna";
            return false;
        }
    }
}
