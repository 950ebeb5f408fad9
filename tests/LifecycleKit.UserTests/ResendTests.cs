using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

/// <summary>"Send the order again after every change", from a hook that reads the order fresh and knows no instant of the change.</summary>
public class ResendTests
{
    private readonly Shop _shop = new(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail));

    [Fact]
    public async Task RecordAsync_OfEveryChangeOfAnOrder_LosesNothing()
    {
        Assert.Equal((RecordOutcome.Applied, 1, 50m, 0m), await SendAsync(50));
        Assert.Equal((RecordOutcome.Unchanged, 1, 50m, 0m), await SendAsync(50));
        Assert.Equal((RecordOutcome.Applied, 1, 50m, 0m), await SendAsync(50, OrderStatus.Paid));
        Assert.Equal((RecordOutcome.Applied, 1, 80m, 0m), await SendAsync(80, OrderStatus.Paid));
        Assert.Equal((RecordOutcome.Applied, 1, 60m, 20m), await SendAsync(80, OrderStatus.Paid, refunded: 20));
        Assert.Equal((RecordOutcome.Applied, 1, 80m, 0m), await SendAsync(80, OrderStatus.Paid));
        Assert.Equal((RecordOutcome.Applied, 0, 0m, 0m), await SendAsync(80, OrderStatus.Cancelled));
        Assert.Equal((RecordOutcome.Applied, 1, 80m, 0m), await SendAsync(80, OrderStatus.Paid));
        Assert.Empty(_shop.Observer.Disputed);
    }

    [Fact]
    public async Task RecordAsync_OfACancellationDaysLater_IsDatedWhenItCameIn()
    {
        await SendAsync(50);
        _shop.Clock.Now += TimeSpan.FromDays(3);
        await SendAsync(50, OrderStatus.Cancelled);
        Assert.Equal(Shop.Start.AddDays(3).AddMinutes(1), _shop.Handler.Notices[^1].EffectiveAt);
        Assert.Equal("first-time", _shop.Handler.Notices[^1].From);
    }

    [Fact]
    public async Task RecordAsync_UnderAClockThatLags_LosesNothing()
    {
        await SendAsync(50, OrderStatus.Paid);
        await SendAsync(80, OrderStatus.Paid);
        _shop.Clock.Now -= TimeSpan.FromMinutes(3);
        Assert.Equal((RecordOutcome.Applied, 1, 90m, 0m), await SendAsync(90, OrderStatus.Paid, placedAt: Shop.Start));
        Assert.Equal((RecordOutcome.Applied, 1, 70m, 20m), await SendAsync(90, OrderStatus.Paid, refunded: 20, placedAt: Shop.Start));
    }

    [Fact]
    public async Task RecordAsync_OfAShopThatBeginsToSendVersions_LosesNothing()
    {
        await SendAsync(50, OrderStatus.Paid);
        Assert.Equal((RecordOutcome.Applied, 0, 0m, 50m), await SendAsync(50, OrderStatus.Paid, refunded: 50, version: 2));
        Assert.Equal((RecordOutcome.Applied, 1, 50m, 0m), await SendAsync(50, OrderStatus.Paid, version: 3));
        Assert.Equal((RecordOutcome.Stale, 1, 50m, 0m), await SendAsync(50, OrderStatus.Cancelled, version: 1));
        Assert.Equal(RecordOutcome.Stale, Assert.Single(_shop.Observer.Disputed).Result.Outcome);
    }

    [Fact]
    public async Task RecordAsync_OfSnapshotsThatContradictEachOther_IsAConflict()
    {
        var changedAt = Shop.Start.AddMinutes(1);
        _shop.Clock.Now = changedAt;
        await RecordAsync(50);
        Assert.Equal(RecordOutcome.Conflict, (await RecordAsync(40)).Outcome);
        Assert.Single(_shop.Observer.Disputed);

        ValueTask<RecordResult> RecordAsync(decimal total) => _shop.RecordAsync("anna", CustomerEvent.Order(
            new OrderSnapshot { OrderId = "1", PlacedAt = Shop.Start, ChangedAt = changedAt, GrossTotal = total,
                Status = OrderStatus.Paid }));
    }

    [Fact]
    public async Task RecordAsync_OfAnOverRefundedCancellation_CountsNoMoreThanWasPaid()
    {
        // Placed and never paid, then cancelled with a refund above what was owed.
        await SendAsync(100);
        var (_, orders, revenue, refunded) = await SendAsync(100, OrderStatus.Cancelled, refunded: 121);
        Assert.Equal((0, 0m), (orders, revenue));
        Assert.True(refunded <= 100, $"{refunded} was refunded of 100.");
    }

    private async Task<(RecordOutcome Outcome, int Orders, decimal Revenue, decimal Refunded)> SendAsync(
        decimal total, OrderStatus status = OrderStatus.Placed, decimal refunded = 0, long? version = null, DateTimeOffset? placedAt = null)
    {
        var snapshot = new OrderSnapshot
        {
            OrderId = "10001",
            PlacedAt = placedAt ?? Shop.Start,
            GrossTotal = total,
            Status = status,
            RefundedTotal = refunded,
            Version = version,
        };
        var result = await _shop.RecordAsync("anna", CustomerEvent.Order(snapshot));
        _shop.Clock.Now += TimeSpan.FromMinutes(1);
        var profile = (await _shop.ViewAsync("anna")).Profile;
        return (result.Outcome, profile.OrderCount, profile.NetRevenue, profile.RefundedTotal);
    }
}
