using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Conversion rate: the share of users, or of sessions, with a conversion, such as an order.</summary>
/// <remarks>
/// <para>Google Analytics 4 has both, as user and session key event rate. They differ: a user with two visits and one order is 1/1 by users
/// and 1/2 by sessions. State which one is meant. Orders per session are a third figure.</para>
/// <para>From events, a user is a customer who visited in the period or placed a counted order in it. Orders have their final state, as in
/// <see cref="OrderLedger"/>: an order that was cancelled or fully refunded is not a conversion.</para>
/// </remarks>
public static class ConversionRate
{
    /// <summary>Returns the share of users with at least one conversion, from counts.</summary>
    /// <param name="converted">The number of users who converted, from 0 to <paramref name="users"/>.</param>
    /// <param name="users">The number of all users; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more users converted than there were.</exception>
    public static Ratio OfUsers(long converted, long users) => Proportion.Of(converted, users, nameof(converted));

    /// <summary>
    /// Returns one user's contribution from their orders: 1/1 with an order in the period, 0/1 for a visitor without, otherwise 0/0.
    /// </summary>
    /// <param name="orders">The user's orders and credits by instant.</param>
    /// <param name="visited">Whether the user visited in the period.</param>
    /// <param name="period">The period.</param>
    internal static Ratio UserContribution(ReadOnlySpan<OrderEntry> orders, bool visited, Period period)
    {
        var converted = orders.In(period).HasOrder();
        return visited || converted ? Proportion.If(converted) : default;
    }

    /// <summary>
    /// Returns one user's contribution from their events: 1/1 with an order in the period, 0/1 for a visitor without, otherwise 0/0.
    /// </summary>
    /// <param name="events">All events of one user, in any order; an order may occur in many snapshots. Read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio UserContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        return UserContribution(activity.Orders, activity.VisitsInPeriod > 0, period);
    }

    /// <summary>Returns the share of sessions with at least one conversion (a key event), from counts.</summary>
    /// <param name="converting">The number of sessions with a conversion, from 0 to <paramref name="sessions"/>.</param>
    /// <param name="sessions">The number of all sessions; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more sessions converted than there were.</exception>
    public static Ratio OfSessions(long converting, long sessions) => Proportion.Of(converting, sessions, nameof(converting));

    /// <summary>
    /// Returns orders per session. The figure is not a share: it exceeds 1 when sessions have several orders, or when orders come without a
    /// session.
    /// </summary>
    /// <param name="orders">The number of orders, at least 0.</param>
    /// <param name="sessions">The number of sessions; 0 makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OrdersPerSession(long orders, long sessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        ArgumentOutOfRangeException.ThrowIfNegative(sessions);
        return Ratio.Of(orders, sessions);
    }

    /// <summary>Returns one user's contribution to orders per session: their orders placed in the period over their visits in it.</summary>
    /// <param name="events">All events of one user, in any order; an order may occur in many snapshots. Read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio OrdersPerSessionContribution(IEnumerable<CustomerEvent> events, Period period)
    {
        var activity = CustomerActivity.Of(events, period);
        ReadOnlySpan<OrderEntry> orders = activity.Orders;
        return Ratio.Of(orders.In(period).CountOrders(), activity.VisitsInPeriod);
    }
}
