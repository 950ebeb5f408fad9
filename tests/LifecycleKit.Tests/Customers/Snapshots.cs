using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Orders and deals written in one line.</summary>
internal static class Snapshots
{
    public static OrderSnapshot Order(
        string id, double placed, decimal gross = 100, decimal refunded = 0, OrderStatus status = OrderStatus.Paid,
        double? changed = null, long? version = null, string? currency = null)
    {
        var snapshot = new OrderSnapshot
        {
            OrderId = id,
            PlacedAt = Days.Day(placed),
            ChangedAt = Days.Day(changed ?? placed),
            GrossTotal = gross,
            RefundedTotal = refunded,
            Status = status,
            Currency = currency,
        };
        return version is { } number ? snapshot with { Version = number } : snapshot;
    }

    /// <summary>A deal; a closed one was closed at its last change.</summary>
    public static DealSnapshot Deal(
        string id, double opened, double? changed = null, decimal? value = null, string stage = "qualification",
        DealOutcome outcome = DealOutcome.Open) => new()
    {
        DealId = id,
        OpenedAt = Days.Day(opened),
        ChangedAt = Days.Day(changed ?? opened),
        Stage = stage,
        Value = value,
        Outcome = outcome,
        ClosedAt = outcome == DealOutcome.Open ? null : Days.Day(changed ?? opened),
    };

    /// <summary>The history after some orders.</summary>
    public static CustomerHistory History(params OrderSnapshot[] orders)
    {
        var history = new CustomerHistory();
        foreach (var order in orders) history.Apply(CustomerEvent.Order(order));
        return history;
    }

    /// <summary>The triggers of the last of some snapshots of one order.</summary>
    public static EventTriggers Triggers(params OrderSnapshot[] snapshots)
    {
        var ledger = new OrderLedger();
        return Array.ConvertAll(snapshots, ledger.Apply)[^1].Triggers;
    }
}
