using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

/// <summary>The refund policy of the design, a line a test.</summary>
public class RefundPolicyTests
{
    [Fact]
    public void FullRefund_OfTheLastOrder_RollsRecencyBack()
    {
        var history = History(
            Order("A", placed: 1, gross: 50), Order("B", placed: 5, gross: 70), Order("B", placed: 5, gross: 70, refunded: 70, changed: 8));
        Assert.Equal((1, 50m), (history.Profile.OrderCount, history.Profile.NetRevenue));
        Assert.Equal(Days.Day(1), history.Profile.LastOrderAt);
        Assert.Equal(9, history.Profile.DaysSinceLastOrder(Days.Day(10), TimeZoneInfo.Utc));
        Assert.Equal(70, history.Profile.RefundedTotal);
    }

    [Fact]
    public void FullRefund_OfTheOnlyOrder_LeavesNone()
    {
        var history = History(Order("A", placed: 1, gross: 50), Order("A", placed: 1, gross: 50, refunded: 50, changed: 3));
        Assert.Equal((0, 0m), (history.Profile.OrderCount, history.Profile.NetRevenue));
        Assert.Null(history.Profile.FirstOrderAt);
        Assert.Null(history.Profile.LastOrderAt);
        Assert.Null(history.Profile.DaysSinceLastOrder(Days.Day(10), TimeZoneInfo.Utc));
        Assert.Equal(Days.Day(1), history.Profile.LastSeenAt);
    }

    [Fact]
    public void PartialRefund_OfAnOrder_LowersMonetaryOnly()
    {
        var before = History(Order("A", placed: 1, gross: 50)).Profile;
        var after = History(Order("A", placed: 1, gross: 50), Order("A", placed: 1, gross: 50, refunded: 20, changed: 3)).Profile;
        Assert.Equal((50m, 30m), (before.NetRevenue, after.NetRevenue));
        Assert.Equal(
            (before.OrderCount, before.LastOrderAt, before.FirstOrderAt), (after.OrderCount, after.LastOrderAt, after.FirstOrderAt));
    }

    [Fact]
    public void RefundOverTheTotal_OfAnOrder_NeverMakesRevenueNegative()
    {
        var profile = History(Order("A", placed: 1, gross: 50, refunded: 80)).Profile;
        Assert.Equal((0, 0m, 50m), (profile.OrderCount, profile.NetRevenue, profile.RefundedTotal));
    }

    [Fact]
    public void RefundedTotal_OfAnOrderCancelledWithoutPayment_IsNothing()
    {
        var profile = History(
            Order("A", placed: 1, status: OrderStatus.Placed),
            Order("A", placed: 1, refunded: 121, status: OrderStatus.Cancelled, changed: 2)).Profile;
        Assert.Equal((0, 0m, 0m), (profile.OrderCount, profile.NetRevenue, profile.RefundedTotal));
    }

    [Fact]
    public void RefundedTotal_OfAPaidOrderGivenBack_IsItsGrossTotal()
    {
        var profile = History(Order("A", placed: 1), Order("A", placed: 1, refunded: 100, changed: 2)).Profile;
        Assert.Equal((0, 0m, 100m), (profile.OrderCount, profile.NetRevenue, profile.RefundedTotal));
    }

    [Fact]
    public void Cancellation_OfAnOrder_CountsForNothing()
    {
        var profile = History(
            Order("A", placed: 1), Order("B", placed: 5), Order("B", placed: 5, status: OrderStatus.Cancelled, changed: 6)).Profile;
        Assert.Equal((1, 100m), (profile.OrderCount, profile.NetRevenue));
        Assert.Equal(Days.Day(1), profile.LastOrderAt);
    }

    [Fact]
    public void Reinstatement_OfACancelledOrder_CountsAgain()
    {
        var history = History(
            Order("A", placed: 1), Order("A", placed: 1, status: OrderStatus.Cancelled, changed: 2), Order("A", placed: 1, changed: 3));
        Assert.Equal((1, 100m, Days.Day(1)), (history.Profile.OrderCount, history.Profile.NetRevenue, history.Profile.LastOrderAt));
    }

    [Fact]
    public void ZeroTotal_OfAnOrder_IsAnOrder()
    {
        var profile = History(Order("A", placed: 1), Order("sample", placed: 4, gross: 0)).Profile;
        Assert.Equal((2, 100m, Days.Day(4)), (profile.OrderCount, profile.NetRevenue, profile.LastOrderAt));
    }

    [Fact]
    public void Credit_OfTheShop_LowersNetRevenueAndIsNoOrder()
    {
        var history = History(Order("A", placed: 1), Order("credit", placed: 4, gross: -30));
        Assert.Equal((1, 70m, Days.Day(1)), (history.Profile.OrderCount, history.Profile.NetRevenue, history.Profile.LastOrderAt));
        Assert.Equal(Days.Day(1), history.Profile.LastSeenAt);
        Assert.Equal(0, history.Profile.RefundedTotal);
        Assert.Equal(2, history.Orders.AllOrders.Count);
    }

    [Fact]
    public void Credit_Alone_MakesRevenueNegative() =>
        Assert.Equal(-30, History(Order("credit", placed: 4, gross: -30)).Profile.NetRevenue);

    [Fact]
    public void Revenue_OfOddAmountsTakenBack_LeavesNoTrace()
    {
        decimal[] amounts = [1_000_000m / 7, 1m / 3, 99.95m / 1.17m];
        var orders = amounts.Select((amount, i) => Order($"{i}", placed: i, gross: amount)).ToArray();
        var cancelled = orders.Select(order => order with { Status = OrderStatus.Cancelled, ChangedAt = Days.Day(9) });
        var history = History([.. orders, .. cancelled]);
        Assert.Equal(0, history.Profile.NetRevenue);
    }

    [Fact]
    public void Conflict_OfTwoSnapshotsOfOneVersion_IsReportedAndTheLaterChangeWins()
    {
        var early = Order("A", placed: 1, gross: 100, changed: 2, version: 7);
        var late = Order("A", placed: 1, gross: 60, changed: 3, version: 7);
        foreach (var snapshots in new[] { new[] { early, late }, [late, early] })
        {
            var ledger = new OrderLedger();
            Assert.False(ledger.Apply(snapshots[0]).IsConflict);
            Assert.True(ledger.Apply(snapshots[1]).IsConflict);
            Assert.Equal(late, ledger.Find("A"));
            Assert.Equal(60, ledger.NetRevenue);
        }
    }

    [Fact]
    public void Conflict_AtOneInstant_GoesToTheMoreCautious()
    {
        var kept = Order("A", placed: 1, version: 7);
        var refunded = Order("A", placed: 1, refunded: 40, version: 7);
        var cancelled = Order("A", placed: 1, status: OrderStatus.Cancelled, version: 7);
        Assert.Equal(60, History(kept, refunded).Profile.NetRevenue);
        Assert.Equal(60, History(refunded, kept).Profile.NetRevenue);
        Assert.Equal(0, History(cancelled, refunded, kept).Profile.OrderCount);
        Assert.Equal(0, History(kept, refunded, cancelled).Profile.OrderCount);
    }

    [Fact]
    public void OlderVersion_WithALaterChange_IsIgnored()
    {
        var ledger = new OrderLedger();
        ledger.Apply(Order("A", placed: 1, gross: 100, version: 2));
        var change = ledger.Apply(Order("A", placed: 1, gross: 60, changed: 9, version: 1));
        Assert.Equal((LedgerOutcome.Stale, false, EventTriggers.None), (change.Outcome, change.IsConflict, change.Triggers));
        Assert.Equal(100, ledger.NetRevenue);
    }
}
