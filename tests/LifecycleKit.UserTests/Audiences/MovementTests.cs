using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Audiences;

public class MovementTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RfmModel Rfm = RfmModel.Fit(
        [RfmValues.Create(1, 1, 1)], Start,
        new RfmOptions
        {
            Recency = RfmCuts.Given(7, 20, 50, 120), Frequency = RfmCuts.Given(1, 2, 3, 5), Monetary = RfmCuts.Given(20, 50, 90, 150),
        });

    private readonly ShopClock _clock = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadSegmentMovement_OfARandomShop_IsTheDifferenceOfItsViews()
    {
        var count = 0L;
        for (var seed = 0; seed < 12; seed++) count += await MovementLaw.HoldsAsync(new InMemoryCustomerStore(), seed, steps: 60);
        Assert.True(count > 200, $"The shops say too little: {count} moves.");
    }

    [Fact]
    public async Task ReadSegmentMovement_OfASimulatedShop_IsTheTableOfItsOrders() =>
        Assert.True(await MovementLaw.EqualsTheBatchAsync(new InMemoryCustomerStore(), customerCount: 600) > 300);

    /// <summary>The recency falls at the midnight at which the second order is placed; time comes before the order.</summary>
    [Fact]
    public async Task ReadSegmentMovement_AtAnOrderOnAMidnight_HasTheTimeAndNotTheOrder()
    {
        var tracker = Tracker(new LifecycleOptions { Rfm = Rfm }.AddSegmentTrack());
        await BuyAsync(tracker, "anna", 0);
        await BuyAsync(tracker, "anna", 51);
        await BuyAsync(tracker, "bert", 0);
        await BuyAsync(tracker, "bert", 60);
        var before = await tracker.ReadSegmentMovementAsync(Period.Create(Start, Start.AddDays(51)), Cancellation);
        var atBerts = await tracker.ReadSegmentMovementAsync(Period.Create(Start.AddDays(51), Start.AddDays(60)), Cancellation);
        _clock.Now = _clock.Now.AddDays(1);
        var after = await tracker.ReadSegmentMovementAsync(Period.Create(Start, _clock.Now), Cancellation);

        Assert.Equal("(no segment) -> Falling Asleep: 2", before.ToString());
        Assert.Equal("Falling Asleep -> Promising: 1; Falling Asleep -> Falling Asleep: 1", atBerts.ToString());
        Assert.Equal("(no segment) -> Recent: 1; (no segment) -> Promising: 1", after.ToString());
        Assert.Equal(2, after.ArrivedCount);
    }

    [Fact]
    public async Task ReadSegmentMovement_OfLinkedIdentities_CountsOneCustomer()
    {
        var tracker = Tracker(new LifecycleOptions { Rfm = Rfm }.AddSegmentTrack());
        await BuyAsync(tracker, "guest", 0);
        await BuyAsync(tracker, "anna", 1);
        await tracker.LinkAsync("anna", "guest", cancellationToken: Cancellation);
        _clock.Now = _clock.Now.AddDays(1);
        var movement = await tracker.ReadSegmentMovementAsync(Period.Create(Start.AddDays(0.5), _clock.Now), Cancellation);

        Assert.Equal(1, movement.ToLinks().Sum(link => link.Count));
        Assert.Equal(1, movement.GetCountAtClose((await tracker.GetViewAsync("guest", Cancellation)).Segment!.Name));
    }

    [Fact]
    public async Task ReadSegmentMovement_WithoutASegmentTrack_SaysWhatToDo()
    {
        var tracker = Tracker(new LifecycleOptions { Rfm = Rfm });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await tracker.ReadSegmentMovementAsync(Period.Create(Start.AddDays(-1), Start), Cancellation));
        Assert.Contains("AddSegmentTrack", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadSegmentMovement_OfAPeriodThatIsNotOver_IsRefused()
    {
        var tracker = Tracker(new LifecycleOptions { Rfm = Rfm }.AddSegmentTrack());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await tracker.ReadSegmentMovementAsync(Period.Create(Start, Start.AddTicks(1)), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await tracker.ReadSegmentMovementAsync(default, Cancellation));
    }

    [Fact]
    public async Task ReadSegmentMovement_WhenCancelled_Stops()
    {
        var tracker = Tracker(new LifecycleOptions { Rfm = Rfm }.AddSegmentTrack());
        await BuyAsync(tracker, "anna", 0);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await tracker.ReadSegmentMovementAsync(
            Period.Create(Start.AddDays(-1), Start), new CancellationToken(canceled: true)));
    }

    private LifecycleTracker Tracker(LifecycleOptions options) =>
        LifecycleTracker.Create(options.AddTrack("journey", LifecyclePresets.Retail), timeProvider: _clock);

    private async Task BuyAsync(LifecycleTracker tracker, string customer, int day)
    {
        _clock.Now = Start.AddDays(Math.Max(day, (_clock.Now - Start).TotalDays));
        await tracker.RecordAsync(
            customer,
            CustomerEvent.Order(new OrderSnapshot { OrderId = $"{customer} {day}", PlacedAt = Start.AddDays(day), GrossTotal = 10 }),
            Cancellation);
    }
}
