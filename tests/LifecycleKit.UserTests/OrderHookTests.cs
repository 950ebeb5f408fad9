using LifecycleKit.Customers;

namespace LifecycleKit.UserTests;

/// <summary>
/// README's order hook on the pure ledger: the order is read fresh and sent after every change, without an instant of change.
/// </summary>
public class OrderHookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly OrderLedger _ledger = new("EUR");

    private DateTimeOffset _now = Noon;

    private static OrderSnapshot Order => new() { OrderId = "10001", PlacedAt = Noon, GrossTotal = 50, Currency = "EUR" };

    [Fact]
    public void Hook_OfAnOrderPaidAndRaised_CountsTheHigherTotal()
    {
        Assert.Equal(EventTriggers.OrderPlaced, Send(Order).Triggers);
        Assert.Equal(EventTriggers.OrderPaid, Send(Order with { Status = OrderStatus.Paid }).Triggers);
        Assert.Equal(EventTriggers.OrderAmended, Send(Order with { Status = OrderStatus.Paid, GrossTotal = 80 }).Triggers);
        Assert.Equal((1, 80m), (_ledger.Totals.OrderCount, _ledger.Totals.NetRevenue));
    }

    [Fact]
    public void Hook_OfARefundThatIsReversed_CountsAllOfIt()
    {
        var paid = Order with { Status = OrderStatus.Paid };
        Send(paid);
        Assert.Equal(EventTriggers.OrderRefunded, Send(paid with { RefundedTotal = 20 }).Triggers);
        Assert.Equal((30m, 20m), (_ledger.Totals.NetRevenue, _ledger.Totals.RefundedTotal));
        Send(paid);
        Assert.Equal((50m, 0m), (_ledger.Totals.NetRevenue, _ledger.Totals.RefundedTotal));
    }

    [Fact]
    public void Hook_OfACancellationThatIsTakenBack_CountsAgain()
    {
        Send(Order);
        _now = Noon.AddDays(3);
        var cancelled = Send(Order with { Status = OrderStatus.Cancelled });
        Assert.Equal((EventTriggers.OrderCancelled, 0), (cancelled.Triggers, _ledger.Totals.OrderCount));
        Assert.Equal(_now, cancelled.After!.ChangedAt);
        Assert.Equal(EventTriggers.OrderPlaced, Send(Order).Triggers);
        Assert.Equal((1, 50m), (_ledger.Totals.OrderCount, _ledger.Totals.NetRevenue));
    }

    [Fact]
    public void Hook_ThatIsCalledTwice_IsUnchangedTheSecondTime()
    {
        Send(Order);
        Send(Order with { Status = OrderStatus.Paid });
        var again = Send(Order with { Status = OrderStatus.Paid });
        Assert.Equal((LedgerOutcome.Unchanged, false, EventTriggers.None), (again.Outcome, again.IsConflict, again.Triggers));
    }

    [Fact]
    public void Hook_OnAClockThatLags_LosesNothing()
    {
        Send(Order with { ChangedAt = Noon.AddHours(2) });
        _now = Noon.AddMinutes(-10);
        Assert.Equal(LedgerOutcome.Applied, Send(Order with { GrossTotal = 80 }).Outcome);
        Assert.Equal(LedgerOutcome.Applied, Send(Order with { GrossTotal = 70 }).Outcome);
        Assert.Equal((70m, Noon.AddHours(2).AddTicks(2)), (_ledger.Totals.NetRevenue, _ledger.Find("10001")!.ChangedAt));
    }

    [Fact]
    public void Hook_OfAShopThatBeginsToSendVersions_AppliesEachChange()
    {
        Send(Order);
        Send(Order with { Status = OrderStatus.Paid });
        var refunded = Order with { Status = OrderStatus.Paid, RefundedTotal = 50, Version = 2 };
        Assert.Equal((LedgerOutcome.Applied, false), (Send(refunded).Outcome, _ledger.Find("10001")!.IsCounted));
        Assert.Equal(LedgerOutcome.Unchanged, Send(refunded).Outcome);
        Assert.Equal(LedgerOutcome.Applied, Send(Order with { Status = OrderStatus.Paid, RefundedTotal = 10, Version = 3 }).Outcome);
        // A worker that is late with version 2 changes nothing.
        Assert.Equal(LedgerOutcome.Stale, Send(refunded).Outcome);
        Assert.Equal((1, 40m), (_ledger.Totals.OrderCount, _ledger.Totals.NetRevenue));
    }

    [Fact]
    public void Hook_OfAShopThatStopsSendingVersions_AppliesEachChange()
    {
        Send(Order with { Version = 7 });
        Assert.Equal(LedgerOutcome.Applied, Send(Order with { Status = OrderStatus.Cancelled }).Outcome);
        Assert.Equal(LedgerOutcome.Applied, Send(Order).Outcome);
        Assert.Equal(1, _ledger.Totals.OrderCount);
    }

    [Fact]
    public void Apply_WithoutStampAndWithoutChangedAt_ReportsTheConflict()
    {
        _ledger.Apply(Order with { GrossTotal = 50 });
        var raised = _ledger.Apply(Order with { GrossTotal = 80 });
        Assert.Equal((LedgerOutcome.Stale, true), (raised.Outcome, raised.IsConflict));
        var paid = _ledger.Apply(Order with { Status = OrderStatus.Paid });
        Assert.Equal((LedgerOutcome.Applied, true), (paid.Outcome, paid.IsConflict));
    }

    [Fact]
    public void Stamp_OfWhatNeedsNoInstant_IsTheSnapshotItself()
    {
        var first = Order;
        Assert.Same(first, _ledger.Stamp(first, Noon.AddDays(1)));
        _ledger.Apply(first);
        var repeated = Order;
        Assert.Same(repeated, _ledger.Stamp(repeated, Noon.AddDays(1)));
        var dated = Order with { GrossTotal = 9, ChangedAt = Noon.AddHours(1) };
        Assert.Same(dated, _ledger.Stamp(dated, Noon.AddDays(1)));
        Assert.Throws<ArgumentNullException>("snapshot", () => _ledger.Stamp(null!, Noon));
    }

    [Fact]
    public void Stamp_AtTheEndOfTheCalendar_StaysWithinIt()
    {
        _ledger.Apply(Order with { ChangedAt = DateTimeOffset.MaxValue });
        Assert.Equal(DateTimeOffset.MaxValue, _ledger.Stamp(Order with { GrossTotal = 9 }, Noon).ChangedAt);
    }

    [Fact]
    public void Stamp_OfAnOrderPlacedLaterThanNow_IsAtThatInstant()
    {
        _ledger.Apply(Order);
        var moved = Order with { PlacedAt = Noon.AddDays(2) };
        Assert.Equal(Noon.AddDays(2), _ledger.Stamp(moved, Noon.AddHours(1)).ChangedAt);
    }

    private OrderChange Send(OrderSnapshot order)
    {
        _now = _now.AddMinutes(1);
        return _ledger.Apply(_ledger.Stamp(order, _now));
    }
}
