using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Cart recovery rate: the share of abandoned carts of which an order was made after all.</summary>
/// <remarks>
/// A cart is recovered when an order is placed after the cart was abandoned and before it is lost (<see cref="CartTimes.LostAfter"/> since
/// its last update), and the order is still counted. Whether a message brought the customer back is not asked: compare with a control group
/// for that.
/// </remarks>
public static class CartRecoveryRate
{
    /// <summary>Returns the rate from counts.</summary>
    /// <param name="recovered">The number of recovered carts, from 0 to <paramref name="abandoned"/>.</param>
    /// <param name="abandoned">The number of abandoned carts; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more carts were recovered than abandoned.</exception>
    public static Ratio Of(long recovered, long abandoned) => Proportion.Of(recovered, abandoned, nameof(recovered));

    /// <summary>
    /// Returns one customer's contribution: of the carts abandoned in a period, those recovered. Only carts count that have had their whole
    /// time until the end of the period, so that a recent cart, of which only success can be known, does not raise the rate.
    /// </summary>
    /// <param name="events">All events of one customer, in any order; read once.</param>
    /// <param name="period">The period; its end is the end of the observed time.</param>
    /// <param name="times">When a cart is abandoned and lost; <c>default</c> for one hour and seven days.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio CustomerContribution(IEnumerable<CustomerEvent> events, Period period, CartTimes times = default)
    {
        var sum = default(Ratio);
        foreach (var cart in CartCourse.Of(events, period.ToTicks, times))
        {
            if (!period.Contains(cart.AbandonedTicks) || period.ToTicks - cart.LastTicks < times.LostAfter.Ticks) continue;
            sum += Proportion.If(cart.IsRecovered);
        }

        return sum;
    }
}
