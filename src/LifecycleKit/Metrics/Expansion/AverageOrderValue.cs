using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average order value (AOV).</summary>
/// <remarks>
/// <para>Gross is after discount and before refunds, (gross sales − discounts) / orders, as Shopify defines it since 2023-01-09
/// (changelog.shopify.com; before, it was total sales over orders). Net subtracts refunds and credits. Taxes and shipping are included if
/// the host's totals include them.</para>
/// <para>Orders of 0 count as orders. Cancelled and fully refunded orders do not count (Shopify counts the latter), and credits are not
/// orders.</para>
/// </remarks>
public static class AverageOrderValue
{
    /// <summary>Returns revenue / orders, from sums; gross or net as the revenue is.</summary>
    /// <param name="revenue">
    /// The total of the orders in the reporting currency, after discount and before refunds for gross, after refunds and credits for net;
    /// it may be negative.
    /// </param>
    /// <param name="orders">The number of orders; 0 makes the value undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio Of(decimal revenue, long orders)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        return Ratio.Of(revenue, orders);
    }

    /// <summary>Returns the contribution of one order: its gross total if it is counted, otherwise nothing.</summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    internal static MeanValue Gross(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.IsCounted ? MeanValue.Of(order.GrossTotal) : default;
    }

    /// <summary>Returns the mean gross total of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static MeanValue Gross(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? Gross(order) : default);

    /// <summary>Returns the mean amount of a log's orders in a period.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static MeanValue Gross(OrderLog log, Period period) => ContributionSum.Of(log, orders => Gross(orders, period));

    /// <summary>Returns one customer's contribution: the amounts of their orders in a period.</summary>
    /// <param name="orders">
    /// The customer's orders and credits by instant. Partial refunds are already subtracted from the entries of a ledger; use snapshots for
    /// amounts before refunds.
    /// </param>
    /// <param name="period">The period.</param>
    public static MeanValue Gross(ReadOnlySpan<OrderEntry> orders, Period period)
    {
        var entries = orders.In(period);
        var sum = default(MeanValue);
        for (var i = 0; i < entries.Length; i++)
            if (!entries[i].IsCredit) sum = sum.Add(entries[i].Amount);
        return sum;
    }

    /// <summary>
    /// Returns the contribution of one order to the mean before discount: its gross total plus its discount if it is counted, otherwise
    /// nothing.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    internal static MeanValue BeforeDiscount(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.IsCounted ? MeanValue.Of(order.GrossTotal + order.Discount) : default;
    }

    /// <summary>Returns the mean before discount and refunds of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static MeanValue BeforeDiscount(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? BeforeDiscount(order) : default);

    /// <summary>
    /// Returns the contribution of one order: its net total in the numerator, and 1 in the denominator if it is counted; a credit lowers
    /// the sum and is not an order.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    internal static Ratio Net(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Ratio.Of(order.NetTotal, order.IsCounted ? 1 : 0);
    }

    /// <summary>Returns the net totals of the orders and credits placed in a period, over the number of orders.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Net(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? Net(order) : default);

    /// <summary>Returns the sum of a log's entries in a period, credits included, over the number of orders.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Net(OrderLog log, Period period) => ContributionSum.Of(log, orders => Net(orders, period));

    /// <summary>
    /// Returns one customer's contribution: the sum of their entries in a period, credits included, over the number of their orders.
    /// </summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio Net(ReadOnlySpan<OrderEntry> orders, Period period)
    {
        var entries = orders.In(period);
        return Ratio.Of(entries.NetRevenue(), entries.CountOrders());
    }
}
