using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Cart abandonment rate: the share of filled carts that were abandoned.</summary>
/// <remarks>
/// <para>A cart begins with the update that puts the first item in, and ends with an order, with an update without items, or when it is
/// lost. It is abandoned when <see cref="CartTimes.AbandonedAfter"/> passes without an update or an order, and counts as abandoned even if
/// an order recovers it later (<see cref="CartRecoveryRate"/>). A cart that the customer emptied in time is not abandoned.</para>
/// <para>One less the share of carts that become orders, which other tools print under this name, is another figure: it counts emptied and
/// recovered carts otherwise.</para>
/// </remarks>
public static class CartAbandonmentRate
{
    /// <summary>Returns the rate from counts.</summary>
    /// <param name="abandoned">The number of abandoned carts, from 0 to <paramref name="carts"/>.</param>
    /// <param name="carts">The number of carts that were filled; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more carts were abandoned than filled.</exception>
    public static Ratio Of(long abandoned, long carts) => Proportion.Of(abandoned, carts, nameof(abandoned));

    /// <summary>
    /// Returns one customer's contribution: of the carts filled in a period, those abandoned by its end. A cart that is still open and not
    /// old enough at the end of the period is left out.
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
            if (!period.Contains(cart.FilledTicks) || cart is { End: CartEnd.Open, AbandonedTicks: 0 }) continue;
            sum += Proportion.If(cart.AbandonedTicks != 0);
        }

        return sum;
    }
}
