using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Time to delivery: the time from placing an order to its delivery, with the orders that are still on their way.</summary>
/// <remarks>
/// An order that is not delivered yet is right-censored, so that a mean or median of delivered orders alone, which is too short while
/// orders are on their way, is not needed. Orders that were cancelled, that came back without a delivery or were fully refunded before it,
/// and credits are left out. Fit <see cref="KaplanMeier"/> to the sample for the curve, the median and intervals; samples of disjoint
/// orders merge. The intervals assume that orders are independent of each other.
/// </remarks>
public static class DeliveryTime
{
    /// <summary>Returns the durations of the orders placed in a period, in days of 24 hours; an event is a delivery.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period in which the orders were placed.</param>
    /// <param name="asOf">The end of the observed time, exclusive; an order that was delivered at or after that instant is censored
    /// there.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static SurvivalSample Of(IEnumerable<OrderSnapshot> orders, Period period, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var rows = new List<SurvivalRow>();
        foreach (var order in orders)
        {
            if (period.Contains(order.PlacedAt) && RowOf(order, asOf.UtcTicks) is { } row) rows.Add(row);
        }

        return SurvivalSample.Create(rows.ToArray());
    }

    private static SurvivalRow? RowOf(OrderSnapshot order, long asOfTicks)
    {
        var placed = order.PlacedAt.UtcTicks;
        if (order.Status == OrderStatus.Cancelled || order.IsCredit || placed >= asOfTicks) return null;
        if (order.DeliveredTicks != 0 && order.DeliveredTicks < asOfTicks) return SurvivalRow.Event(Days(order.DeliveredTicks - placed));
        if (order.DeliveredTicks == 0 && (order.IsFullyRefunded || order.ReturnedTicks != 0)) return null;
        return SurvivalRow.Censored(Days(asOfTicks - placed));
    }

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
