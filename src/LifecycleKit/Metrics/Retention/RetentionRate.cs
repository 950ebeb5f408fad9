using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Retention rate: customers kept among those there were.</summary>
/// <remarks>
/// On the same cohort it is 1 less the churn rate: <see cref="Of"/> goes with <see cref="CustomerChurnRate.StartOfPeriod"/>.
/// Static and thread-safe.
/// </remarks>
public static class RetentionRate
{
    /// <summary>Those active at the end without those gained, among those active at the start: (E − N) / S.</summary>
    /// <param name="activeAtEnd">E: how many were active at the end.</param>
    /// <param name="gainedInPeriod">N: how many of those were not active at the start, newly won or won back; who came and left within the period is
    /// in neither. From 0 to <paramref name="activeAtEnd"/>.</param>
    /// <param name="activeAtStart">S: how many were active at the start, at least E − N; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, more were gained than were active at the end, or more kept than there were.</exception>
    public static Ratio Of(long activeAtEnd, long gainedInPeriod, long activeAtStart)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gainedInPeriod);
        ArgumentOutOfRangeException.ThrowIfLessThan(activeAtEnd, gainedInPeriod);
        return Proportion.Of(activeAtEnd - gainedInPeriod, activeAtStart, nameof(activeAtEnd));
    }

    /// <summary>Customers who ordered in one period and in a later one, among those who ordered in the first.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="before">The first period.</param>
    /// <param name="after">The later one, of any length; it does not begin before the first ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The later period begins before the first ends.</exception>
    public static Ratio Between(OrderLog log, Period before, Period after)
    {
        ThrowUnlessInOrder(before, after);
        return ContributionSum.Of(log, orders => Between(orders, before, after));
    }

    /// <summary>One customer's part of the rate between two periods; 0/0 without an order in the first.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="before">The first period.</param>
    /// <param name="after">The later one, of any length; it does not begin before the first ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The later period begins before the first ends.</exception>
    public static Ratio Between(ReadOnlySpan<OrderEntry> orders, Period before, Period after)
    {
        ThrowUnlessInOrder(before, after);
        return orders.In(before).HasOrder() ? Proportion.If(orders.In(after).HasOrder()) : default;
    }

    private static void ThrowUnlessInOrder(Period before, Period after)
    {
        if (after.FromTicks < before.ToTicks)
            throw new ArgumentOutOfRangeException(nameof(after), after, $"The later period must not begin before the first one, {before}, ends.");
    }
}
