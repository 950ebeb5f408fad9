using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Orders;

/// <summary>An order that was shipped, delivered or returned ahead of the clock is refused, as one that was placed ahead of it.</summary>
public class FutureFulfilmentTests
{
    private static readonly OrderSnapshot Placed = new() { OrderId = "1", PlacedAt = Shop.Start.AddDays(-2), GrossTotal = 40 };

    public static TheoryData<string> Instants => [nameof(Placed.ShippedAt), nameof(Placed.DeliveredAt), nameof(Placed.ReturnedAt)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Instants))]
    public async Task RecordAsync_OfAnInstantAheadOfTheClock_IsRefused(string name)
    {
        var tracker = LifecycleTracker.Create(Shop.With(Shop.Quiet(30)), timeProvider: new ShopClock(Shop.Start));
        var ahead = CustomerEvent.Order(At(name, Shop.Start.AddMinutes(5).AddTicks(1)));
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await tracker.RecordAsync("anna", ahead, Cancellation));
        Assert.Contains($"{name} of the order, 2", error.Message, StringComparison.Ordinal);
        var ofBatch = await Assert.ThrowsAsync<ArgumentException>(
            async () => await tracker.RecordAsync([new TrackedEvent("anna", ahead)], Cancellation));
        Assert.Contains($"{name} of the order", ofBatch.Message, StringComparison.Ordinal);
        Assert.False((await tracker.GetViewAsync("anna", Cancellation)).IsKnown);

        var within = CustomerEvent.Order(At(name, Shop.Start.AddMinutes(5)));
        Assert.Equal(RecordOutcome.Applied, (await tracker.RecordAsync("anna", within, Cancellation)).Outcome);
    }

    private static OrderSnapshot At(string name, DateTimeOffset at) => name switch
    {
        nameof(Placed.ShippedAt) => Placed with { ShippedAt = at },
        nameof(Placed.DeliveredAt) => Placed with { DeliveredAt = at },
        _ => Placed with { ReturnedAt = at },
    };
}
