using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average revenue per user (ARPU): revenue of a period per user, buyer or not.</summary>
/// <remarks>
/// <para>The variants define a user differently: the average of the users at start and end, the users active in the period, or the
/// customers who have ever ordered. The last one needs orders alone, and falls as the shop ages. For buyers alone see
/// <see cref="AverageRevenuePerPayingUser"/>.</para>
/// <para>Revenue is net: partial refunds are subtracted from the order, credits from the sum of their period. A credit of a customer who is
/// not a user of the variant is excluded. The figure is for one period; it is a monthly figure only for a period of a month.</para>
/// </remarks>
public static class AverageRevenuePerUser
{
    /// <summary>Returns revenue over the mean of the numbers of users at start and end, (start + end) / 2.</summary>
    /// <param name="revenue">The period's net revenue in the reporting currency; credits may make it negative.</param>
    /// <param name="usersAtStart">The number of users at the start of the period, at least 0.</param>
    /// <param name="usersAtEnd">The number of users at the end of the period, at least 0; with 0 at both ends the figure is
    /// undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OfAverageUsers(decimal revenue, long usersAtStart, long usersAtEnd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usersAtStart);
        ArgumentOutOfRangeException.ThrowIfNegative(usersAtEnd);
        return Ratio.Of(revenue, ((decimal)usersAtStart + usersAtEnd) / 2);
    }

    /// <summary>Returns revenue over the number of users who were active at any time in the period, from sums.</summary>
    /// <param name="revenue">The period's net revenue in the reporting currency; credits may make it negative.</param>
    /// <param name="activeUsers">The number of active users; 0 makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio OfActiveUsers(decimal revenue, long activeUsers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activeUsers);
        return Ratio.Of(revenue, activeUsers);
    }

    /// <summary>
    /// Returns one user's contribution: their net revenue of the period, 0 included, if they were active or ordered in it; otherwise
    /// nothing.
    /// </summary>
    /// <param name="orders">The user's orders and credits by instant.</param>
    /// <param name="active">Whether the user was active in the period by another measure, such as a visit.</param>
    /// <param name="period">The period.</param>
    internal static MeanValue ActiveUserContribution(ReadOnlySpan<OrderEntry> orders, bool active, Period period)
    {
        var entries = orders.In(period);
        return active || entries.HasOrder() ? MeanValue.Of(entries.NetRevenue()) : default;
    }

    /// <summary>
    /// Returns one user's contribution from their events: a user is active if they visited or placed a counted order in the period.
    /// </summary>
    /// <param name="events">All events of one user, in any order; an order may occur in many snapshots. Read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static MeanValue ActiveUserContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        return ActiveUserContribution(activity.Orders, activity.VisitsInPeriod > 0, period);
    }

    /// <summary>
    /// Returns the mean net revenue of the period over the customers who ordered before its end, in the period or before it.
    /// </summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static MeanValue OfCustomersSoFar(OrderLog log, Period period) =>
        ContributionSum.Of(log, orders => OfCustomersSoFar(orders, period));

    /// <summary>
    /// Returns one customer's contribution: their net revenue of the period, 0 included, if they ordered before its end; otherwise nothing.
    /// </summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static MeanValue OfCustomersSoFar(ReadOnlySpan<OrderEntry> orders, Period period) =>
        orders.Before(period.To).HasOrder() ? MeanValue.Of(orders.In(period).NetRevenue()) : default;
}
