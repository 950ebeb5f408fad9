using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Refund rate: how much of what was sold was given back, with the refunded amount above the line and the sales below it.
/// </summary>
/// <remarks>
/// <para>Sales − refunds is net revenue. An order refunded in full counts with all of its total on both sides; a refund above the order's
/// total counts as that total. A cancelled order is neither sold nor refunded. A credit is a refund at its own instant, so the rate of a
/// period can exceed 1. A refund belongs to the period in which its order was placed.</para>
/// <para>A log and a ledger's entries have refunds taken off already: there, credits alone are refunds. Static and thread-safe.</para>
/// </remarks>
public static class RefundRate
{
    /// <summary>Refunds / sales.</summary>
    /// <param name="refunded">What was given back, in the reporting currency, at least 0.</param>
    /// <param name="sales">What the orders came to after discount and before refunds, at least 0; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static Ratio Of(decimal refunded, decimal sales)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(refunded);
        ArgumentOutOfRangeException.ThrowIfNegative(sales);
        return Ratio.Of(refunded, sales);
    }

    /// <summary>
    /// What one order adds: its refund above the line and its gross total below; a credit adds its amount above; a cancelled order nothing.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    public static Ratio Of(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Status == OrderStatus.Cancelled) return default;
        var sales = Math.Max(0, order.GrossTotal);
        return Ratio.Of(sales - order.NetTotal, sales);
    }

    /// <summary>The rate of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? Of(order) : default);

    /// <summary>The credits of a log in a period over its orders.</summary>
    /// <param name="log">The orders and credits.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Of(OrderLog log, Period period) => ContributionSum.Of(log, orders => Of(orders, period));

    /// <summary>One customer's part: their credits in a period over their orders.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio Of(ReadOnlySpan<OrderEntry> orders, Period period)
    {
        var entries = orders.In(period);
        var sum = default(Ratio);
        for (var i = 0; i < entries.Length; i++)
            sum += entries[i].IsCredit ? Ratio.Of(-entries[i].Amount, 0) : Ratio.Of(0, entries[i].Amount);
        return sum;
    }
}
