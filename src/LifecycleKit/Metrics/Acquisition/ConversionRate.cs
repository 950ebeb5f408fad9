using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Conversion rate: users, or sessions, that did what the shop is there for, among all.</summary>
/// <remarks>
/// <para>Google Analytics 4 has both, as user and session key event rate, and they differ: one who visits twice and orders once is 1/1 as a
/// user and 1/2 by sessions. Say which is meant. Orders per session are a third figure.</para>
/// <para>Where events feed it, a user is whoever visited in the period or placed an order in it that counts; orders are taken as they
/// stand after all events, as <see cref="OrderLedger"/> does, so one that was cancelled or refunded in full is no conversion.
/// Static and thread-safe.</para>
/// </remarks>
public static class ConversionRate
{
    /// <summary>Users with at least one conversion among all users.</summary>
    /// <param name="converted">How many users converted, from 0 to <paramref name="users"/>.</param>
    /// <param name="users">How many users there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more users converted than there were.</exception>
    public static Ratio OfUsers(long converted, long users) => Proportion.Of(converted, users, nameof(converted));

    /// <summary>One user's part from his orders: 1/1 with an order in the period, 0/1 for a visitor without, otherwise 0/0.</summary>
    /// <param name="orders">The user's orders and credits by instant.</param>
    /// <param name="visited">Whether he visited in the period.</param>
    /// <param name="period">The period.</param>
    public static Ratio OfUser(ReadOnlySpan<OrderEntry> orders, bool visited, Period period)
    {
        var converted = orders.In(period).HasOrder();
        return visited || converted ? Proportion.If(converted) : default;
    }

    /// <summary>One user's part from his events: 1/1 with an order in the period, 0/1 for a visitor without, otherwise 0/0.</summary>
    /// <param name="events">All events of one user, in any order; orders may stand in it in many snapshots. It is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio OfUser(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        return OfUser(deeds.Orders, deeds.VisitsInPeriod > 0, period);
    }

    /// <summary>Sessions with at least one conversion (a key event) among all sessions.</summary>
    /// <param name="converting">How many sessions had a conversion, from 0 to <paramref name="sessions"/>.</param>
    /// <param name="sessions">How many sessions there were; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more sessions converted than there were.</exception>
    public static Ratio OfSessions(long converting, long sessions) => Proportion.Of(converting, sessions, nameof(converting));

    /// <summary>Orders for each session. No share: it exceeds 1 when sessions have several orders, or orders come without a session.</summary>
    /// <param name="orders">How many orders there were, at least 0.</param>
    /// <param name="sessions">How many sessions there were; 0 makes the figure undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Ratio OrdersPerSession(long orders, long sessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        ArgumentOutOfRangeException.ThrowIfNegative(sessions);
        return Ratio.Of(orders, sessions);
    }

    /// <summary>One user's part of orders per session: his orders placed in the period over his visits in it.</summary>
    /// <param name="events">All events of one user, in any order; orders may stand in it in many snapshots. It is read once.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The orders are in two currencies.</exception>
    public static Ratio OrdersPerSession(IEnumerable<CustomerEvent> events, Period period)
    {
        var deeds = CustomerActivity.Of(events, period);
        ReadOnlySpan<OrderEntry> orders = deeds.Orders;
        return Ratio.Of(orders.In(period).CountOrders(), deeds.VisitsInPeriod);
    }
}
