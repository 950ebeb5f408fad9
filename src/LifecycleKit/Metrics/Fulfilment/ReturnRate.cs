using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Return rate: the share of delivered orders of which goods came back.</summary>
/// <remarks>
/// An order that was returned was delivered, even if no delivery was reported. An order counts once, however much of it came back; what was
/// paid back for it is <see cref="RefundRate"/>. Cancelled orders and credits do not count; fully refunded orders do. Recent orders can
/// still be returned, so the rate of a recent period rises.
/// </remarks>
public static class ReturnRate
{
    /// <summary>Returns the rate from counts.</summary>
    /// <param name="returned">The number of orders that came back, from 0 to <paramref name="delivered"/>.</param>
    /// <param name="delivered">The number of delivered orders; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more orders came back than were delivered.</exception>
    public static Ratio Of(long returned, long delivered) => Proportion.Of(returned, delivered, nameof(returned));

    /// <summary>Returns the contribution of one order: 0/0 unless it was delivered; otherwise 1/1 if it came back, 0/1 if not.</summary>
    /// <param name="order">The order as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    internal static Ratio Of(OrderSnapshot order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Status == OrderStatus.Cancelled || order.IsCredit) return default;
        var isReturned = order.ReturnedTicks != 0;
        return isReturned || order.DeliveredTicks != 0 ? Proportion.If(isReturned) : default;
    }

    /// <summary>Returns the rate of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderSnapshot> orders, Period period) =>
        ContributionSum.Of(orders, order => period.Contains(order.PlacedAt) ? Of(order) : default);
}
