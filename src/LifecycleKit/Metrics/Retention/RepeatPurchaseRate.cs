using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Repeat purchase rate: customers with two or more orders among those with any.</summary>
/// <remarks>
/// <para>Orders are counted, not days: two orders of one day are two. Credits are no orders. Every variant has a method that takes one customer's
/// orders and gives his part (0/0, 0/1 or 1/1), so that parts add up to the whole however they were split.</para>
/// <para><see cref="Lifetime(OrderLog, DateTimeOffset)"/> and <see cref="InPeriod(OrderLog, Period)"/> count recent customers who have had little time for a second
/// order (right-censoring), and rise as they age; <see cref="Within(OrderLog, TimeSpan, DateTimeOffset)"/> leaves out whoever has not had the whole time.
/// Static and thread-safe.</para>
/// </remarks>
public static class RepeatPurchaseRate
{
    /// <summary>Two or more orders among one or more, over each customer's whole life before an instant.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="asOf">The end of the time looked at; an order of this very instant is not counted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Lifetime(OrderLog log, DateTimeOffset asOf) => ContributionSum.Of(log, orders => Lifetime(orders, asOf));

    /// <summary>One customer's part of the rate over his whole life.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="asOf">The end of the time looked at; an order of this very instant is not counted.</param>
    public static Ratio Lifetime(ReadOnlySpan<OrderEntry> orders, DateTimeOffset asOf) => Part(orders.Before(asOf).CountOrders());

    /// <summary>Two or more orders in a period among one or more in it; what came before it does not count.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio InPeriod(OrderLog log, Period period) => ContributionSum.Of(log, orders => InPeriod(orders, period));

    /// <summary>One customer's part of the rate in a period.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio InPeriod(ReadOnlySpan<OrderEntry> orders, Period period) => Part(orders.In(period).CountOrders());

    /// <summary>A second order within some time of the first, among customers whose first order lies at least that long back.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="time">How long after the first order the second one counts, that instant excluded; above 0, in elapsed time.</param>
    /// <param name="asOf">The end of the time looked at.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Within(OrderLog log, TimeSpan time, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return ContributionSum.Of(log, orders => Within(orders, time, asOf));
    }

    /// <summary>One customer's part of the rate within some time of the first order; 0/0 while he has not had that time.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="time">How long after the first order the second one counts, that instant excluded; above 0, in elapsed time.</param>
    /// <param name="asOf">The end of the time looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Within(ReadOnlySpan<OrderEntry> orders, TimeSpan time, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        var first = orders.FirstOrder();
        if (first < 0) return default;
        var from = orders[first].PlacedAt;
        if (asOf - from < time) return default;
        return Part(orders[first..].Before(from + time).CountOrders());
    }

    /// <summary>Returning customers among those who ordered in a period: their first order lies before it.</summary>
    /// <remarks>Another figure than <see cref="InPeriod(OrderLog, Period)"/>: one order in the period is enough, and two first ones are not.</remarks>
    /// <param name="log">The orders, with the whole history before the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio ReturningShare(OrderLog log, Period period) => ContributionSum.Of(log, orders => ReturningShare(orders, period));

    /// <summary>One customer's part of the share of returning customers; 0/0 without an order in the period.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio ReturningShare(ReadOnlySpan<OrderEntry> orders, Period period) =>
        orders.In(period).HasOrder() ? Proportion.If(orders.Before(period.From).HasOrder()) : default;

    private static Ratio Part(int orders) => orders == 0 ? default : Proportion.If(orders > 1);
}
