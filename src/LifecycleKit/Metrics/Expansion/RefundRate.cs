using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Refund rate: the refunded amount over sales. The numerator is the refunded amount, the denominator the sales.
/// </summary>
/// <remarks>
/// <para>Sales − refunds is net revenue. A fully refunded order adds its total to both; a refund above the order's total counts as that
/// total. A cancelled order adds to neither. A credit is a refund at its own instant, so the rate of a period can exceed 1. A refund
/// belongs to the period in which its order was placed.</para>
/// <para>Refunds are already subtracted from the amounts of a log and of a ledger's entries: there, credits alone are refunds.</para>
/// </remarks>
public static class RefundRate
{
    /// <summary>Returns refunds / sales, from sums.</summary>
    /// <param name="refunded">The refunded amount in the reporting currency, at least 0.</param>
    /// <param name="sales">The total of the orders after discount and before refunds, at least 0; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static Ratio Of(decimal refunded, decimal sales)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(refunded);
        ArgumentOutOfRangeException.ThrowIfNegative(sales);
        return Ratio.Of(refunded, sales);
    }

    /// <summary>
    /// Returns the contribution of one order: its refund to the numerator and its gross total to the denominator. A credit adds its amount
    /// to the numerator; a cancelled order adds nothing.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    internal static Ratio Of(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Status == OrderStatus.Cancelled) return default;
        var sales = Math.Max(0, order.GrossTotal);
        return Ratio.Of(sales - order.NetTotal, sales);
    }

    /// <summary>Returns the rate of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? Of(order) : default);

    /// <summary>Returns the credits of a log in a period over its orders.</summary>
    /// <param name="log">The orders and credits.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Of(OrderLog log, Period period) => ContributionSum.Of(log, orders => Of(orders, period));

    /// <summary>Returns one customer's contribution: their credits in a period over their orders.</summary>
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
