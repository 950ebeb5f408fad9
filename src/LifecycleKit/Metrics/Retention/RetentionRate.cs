using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Retention rate: the share of customers who were retained.</summary>
/// <remarks>
/// On the same cohort the retention rate is 1 − churn rate: <see cref="Of"/> corresponds to <see cref="CustomerChurnRate.StartOfPeriod"/>.
/// </remarks>
public static class RetentionRate
{
    /// <summary>Returns the share of the customers active at the start who are active at the end: (E − N) / S.</summary>
    /// <param name="activeAtEnd">E: the number of customers active at the end.</param>
    /// <param name="gainedInPeriod">N: the number of those who were not active at the start, new or won back. A customer who was gained and
    /// lost within the period is in neither. From 0 to <paramref name="activeAtEnd"/>.</param>
    /// <param name="activeAtStart">S: the number of customers active at the start, at least E − N; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, N exceeds E, or E − N exceeds S.</exception>
    public static Ratio Of(long activeAtEnd, long gainedInPeriod, long activeAtStart)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gainedInPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(activeAtEnd, gainedInPeriod);
        return Proportion.Of(activeAtEnd - gainedInPeriod, activeAtStart, nameof(activeAtEnd));
    }

    /// <summary>Returns the share of the customers who ordered in one period who also ordered in a later one.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="before">The first period.</param>
    /// <param name="after">The later period, of any length; it does not begin before the first ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The later period begins before the first ends.</exception>
    public static Ratio Between(OrderLog log, Period before, Period after)
    {
        ThrowUnlessInOrder(before, after);
        return ContributionSum.Of(log, orders => Between(orders, before, after));
    }

    /// <summary>Returns one customer's contribution to the rate between two periods; 0/0 without an order in the first.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="before">The first period.</param>
    /// <param name="after">The later period, of any length; it does not begin before the first ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The later period begins before the first ends.</exception>
    public static Ratio Between(ReadOnlySpan<OrderEntry> orders, Period before, Period after)
    {
        ThrowUnlessInOrder(before, after);
        return orders.In(before).HasOrder() ? Proportion.If(orders.In(after).HasOrder()) : default;
    }

    private static void ThrowUnlessInOrder(Period before, Period after)
    {
        if (after.FromTicks < before.ToTicks)
        {
            throw new ArgumentOutOfRangeException(
                nameof(after), after, $"The later period must not begin before the first one, {before}, ends.");
        }
    }
}
