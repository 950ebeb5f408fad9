using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average revenue per paying user (ARPPU): net revenue of a period per customer with an order in it.</summary>
/// <remarks>
/// A customer with an order of 0 (a voucher, a sample) is a paying user. A customer with credits alone is not, and the figure excludes
/// those credits. Credits of paying users lower the figure.
/// </remarks>
public static class AverageRevenuePerPayingUser
{
    /// <summary>Returns revenue over the number of customers who ordered, from sums.</summary>
    /// <param name="revenue">The period's net revenue in the reporting currency; credits may make it negative.</param>
    /// <param name="payingUsers">The number of customers who ordered in the period; 0 makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio Of(decimal revenue, long payingUsers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payingUsers);
        return Ratio.Of(revenue, payingUsers);
    }

    /// <summary>Returns the mean over a log's customers with an order in the period.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static MeanValue Of(OrderLog log, Period period) => ContributionSum.Of(log, orders => Of(orders, period));

    /// <summary>Returns one customer's contribution: their net revenue of the period if they ordered in it, otherwise nothing.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static MeanValue Of(ReadOnlySpan<OrderEntry> orders, Period period) =>
        AverageRevenuePerUser.ActiveUserContribution(orders, active: false, period);
}
