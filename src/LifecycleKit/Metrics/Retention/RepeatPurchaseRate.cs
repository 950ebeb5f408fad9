using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Repeat purchase rate: the share of customers with two or more orders among those with any.</summary>
/// <remarks>
/// <para>Orders are counted, not days: two orders of one day are two. Credits are not orders. Every variant has an overload that takes one
/// customer's orders and returns that customer's contribution (0/0, 0/1 or 1/1). Contributions add up to the rate, whatever the
/// split.</para>
/// <para><see cref="Lifetime(OrderLog, DateTimeOffset)"/> and <see cref="InPeriod(OrderLog, Period)"/> include recent customers who have
/// had little time for a second order (right-censoring), and rise as they age; <see cref="Within(OrderLog, TimeSpan, DateTimeOffset)"/>
/// excludes customers who have not had the whole time.</para>
/// </remarks>
public static class RepeatPurchaseRate
{
    /// <summary>Returns the share of customers with two or more orders, over each customer's whole history before an instant.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Lifetime(OrderLog log, DateTimeOffset asOf) => ContributionSum.Of(log, orders => Lifetime(orders, asOf));

    /// <summary>Returns one customer's contribution to the rate over the whole history.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    public static Ratio Lifetime(ReadOnlySpan<OrderEntry> orders, DateTimeOffset asOf) => Part(orders.Before(asOf).CountOrders());

    /// <summary>Returns the share of customers with two or more orders in a period; earlier orders do not count.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio InPeriod(OrderLog log, Period period) => ContributionSum.Of(log, orders => InPeriod(orders, period));

    /// <summary>Returns one customer's contribution to the rate in a period.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio InPeriod(ReadOnlySpan<OrderEntry> orders, Period period) => Part(orders.In(period).CountOrders());

    /// <summary>
    /// Returns the share of customers with a second order within a time of the first, among customers whose first order is at least that
    /// long ago.
    /// </summary>
    /// <param name="log">The orders.</param>
    /// <param name="time">The elapsed time after the first order in which the second one counts, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static Ratio Within(OrderLog log, TimeSpan time, DateTimeOffset asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return ContributionSum.Of(log, orders => Within(orders, time, asOf));
    }

    /// <summary>
    /// Returns one customer's contribution to the rate within a time of the first order; 0/0 while that time has not passed.
    /// </summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="time">The elapsed time after the first order in which the second one counts, end exclusive; above 0.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
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

    /// <summary>Returns the share of returning customers among those who ordered in a period: their first order is before it.</summary>
    /// <remarks>This differs from <see cref="InPeriod(OrderLog, Period)"/>: a returning customer needs one order in the period, and a new
    /// customer with two orders does not count.</remarks>
    /// <param name="log">The orders, with the whole history before the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio ReturningShare(OrderLog log, Period period) => ContributionSum.Of(log, orders => ReturningShare(orders, period));

    /// <summary>Returns one customer's contribution to the share of returning customers; 0/0 without an order in the period.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio ReturningShare(ReadOnlySpan<OrderEntry> orders, Period period) =>
        orders.In(period).HasOrder() ? Proportion.If(orders.Before(period.From).HasOrder()) : default;

    private static Ratio Part(int orders) => orders == 0 ? default : Proportion.If(orders > 1);
}
