using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Recovered revenue: the net totals of the orders that were made of abandoned carts, their sum and their mean.</summary>
/// <remarks>
/// The orders are those of <see cref="CartRecoveryRate"/>. The sum of the mean is the recovered revenue of the period, its count the number
/// of recovered carts. The net total is after refunds, and may differ from the value of the cart.
/// </remarks>
public static class RecoveredRevenue
{
    /// <summary>Returns one customer's contribution: the net totals of the orders placed in a period that recovered a cart.</summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period.</param>
    /// <param name="times">When a cart is abandoned and lost; <c>default</c> for one hour and seven days.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static MeanValue CustomerContribution(IEnumerable<CustomerEvent> events, Period period, CartTimes times = default)
    {
        var sum = default(MeanValue);
        foreach (var cart in CartCourse.Of(events, period.ToTicks, times))
        {
            if (cart is { IsRecovered: true, Order: { } order } && period.Contains(order.PlacedAt)) sum = sum.Add(order.NetTotal);
        }

        return sum;
    }
}
