using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Orders of hand-written customers.</summary>
internal static class Sales
{
    /// <summary>An order placed on a day; its id is the day unless given.</summary>
    public static OrderSnapshot Order(
        double day, decimal gross = 10, string? id = null, decimal refunded = 0, decimal discount = 0, string? category = null,
        OrderStatus status = OrderStatus.Paid, long version = 1) => new()
        {
            OrderId = id ?? FormattableString.Invariant($"day {day}"), PlacedAt = Days.Day(day), GrossTotal = gross,
            RefundedTotal = refunded,
            Discount = discount, Category = category, Status = status, Version = version,
        };

    public static CustomerEvent Placed(double day, decimal gross = 10) => CustomerEvent.Order(Order(day, gross));

    /// <summary>The order of <see cref="Placed"/>, later cancelled.</summary>
    public static CustomerEvent Cancelled(double day) => CustomerEvent.Order(Order(day, status: OrderStatus.Cancelled, version: 2));

    public static Period Between(double from, double to) => Period.Create(Days.Day(from), Days.Day(to));

    public static OrderLedger Ledger(params OrderSnapshot[] orders)
    {
        var ledger = new OrderLedger();
        foreach (var order in orders) ledger.Apply(order);
        return ledger;
    }
}
