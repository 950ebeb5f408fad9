using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Gross profit: the margins of orders after refunds, beside the net revenue that they are of.</summary>
/// <remarks>
/// An order without a margin is left out, since an unknown margin is not 0: <see cref="ProfitTotals.KnownShare"/> says how much of the net
/// revenue the profit is of. A refund lowers the margin in proportion (<see cref="OrderSnapshot.Profit"/>) and belongs to the period in
/// which its order was placed. An <see cref="OrderLog"/> has no margins; use snapshots.
/// </remarks>
public static class GrossProfit
{
    /// <summary>Returns the profit of the orders and credits placed in a period whose margin is known.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static ProfitTotals Of(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? ProfitTotals.Of(order) : default);

    /// <summary>Returns profit over net revenue of the orders placed in a period whose margin is known.</summary>
    /// <param name="orders">The latest snapshot of each order, in any order.</param>
    /// <param name="period">The period.</param>
    /// <returns>The rate; no value when no margin is known, or the net revenue of these orders is not above 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Estimate MarginRate(IEnumerable<OrderSnapshot> orders, Period period) => Of(orders, period).MarginRate();

    /// <summary>Returns the mean profit of the counted orders placed in a period whose margin is known; credits are not orders.</summary>
    /// <param name="orders">The latest snapshot of each order, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static MeanValue PerOrder(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? PerOrder(order) : default);

    /// <summary>Returns the contribution of one order: its profit if it is counted and its margin is known, otherwise nothing.</summary>
    internal static MeanValue PerOrder(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order is { IsCounted: true, Profit: { } profit } ? MeanValue.Of(profit) : default;
    }
}
