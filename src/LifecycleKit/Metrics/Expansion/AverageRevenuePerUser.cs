using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Average revenue per user (ARPU): revenue of a period for each user, buyers or not.</summary>
/// <remarks>
/// <para>Who is a user is what the variants differ in: the average of the users at start and end, whoever was active in the period, or whoever
/// has ever ordered. The last one needs nothing but orders, and falls as the shop ages. For buyers alone see
/// <see cref="AverageRevenuePerPayingUser"/>.</para>
/// <para>Revenue is net: partial refunds are off the order, credits of the period are off its sum. A credit of someone who is no user of the
/// variant is in no figure. The figure is for one period; per month only if that lasts a month. Static and thread-safe.</para>
/// </remarks>
public static class AverageRevenuePerUser
{
    /// <summary>Revenue over the mean of the numbers of users at start and end, (start + end) / 2.</summary>
    /// <param name="revenue">The period's net revenue in the reporting currency; credits may make it negative.</param>
    /// <param name="usersAtStart">How many users there were when the period began, at least 0.</param>
    /// <param name="usersAtEnd">How many there were when it ended, at least 0; with 0 at both ends the figure is undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OfAverageUsers(decimal revenue, long usersAtStart, long usersAtEnd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usersAtStart);
        ArgumentOutOfRangeException.ThrowIfNegative(usersAtEnd);
        return Ratio.Of(revenue, ((decimal)usersAtStart + usersAtEnd) / 2);
    }

    /// <summary>Revenue over all users that were active at any time in the period.</summary>
    /// <param name="revenue">The period's net revenue in the reporting currency; credits may make it negative.</param>
    /// <param name="activeUsers">How many users were active; 0 makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Ratio OfActiveUsers(decimal revenue, long activeUsers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(activeUsers);
        return Ratio.Of(revenue, activeUsers);
    }

    /// <summary>One user's part: his net revenue of the period if he was active or ordered in it, 0 included; otherwise nothing.</summary>
    /// <param name="orders">The user's orders and credits by instant.</param>
    /// <param name="active">Whether he was active in the period by another measure, such as a visit.</param>
    /// <param name="period">The period.</param>
    public static MeanValue OfActiveUser(ReadOnlySpan<OrderEntry> orders, bool active, Period period)
    {
        var entries = orders.In(period);
        return active || entries.HasOrder() ? MeanValue.Of(entries.NetRevenue()) : default;
    }

    /// <summary>One user's part from his events: active is whoever visited or placed an order that counts in the period.</summary>
    /// <param name="events">All events of one user, in any order; orders may stand in it in many snapshots. It is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static MeanValue OfActiveUser(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        return OfActiveUser(deeds.Orders, deeds.VisitsInPeriod > 0, period);
    }

    /// <summary>Net revenue of the period for each customer who has ordered before its end, whether in it or not.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static MeanValue OfCustomersSoFar(OrderLog log, Period period) => ContributionSum.Of(log, orders => OfCustomersSoFar(orders, period));

    /// <summary>One customer's part: his net revenue of the period, 0 included, if he has ordered before its end; otherwise nothing.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static MeanValue OfCustomersSoFar(ReadOnlySpan<OrderEntry> orders, Period period) =>
        orders.Before(period.To).HasOrder() ? MeanValue.Of(orders.In(period).NetRevenue()) : default;
}
