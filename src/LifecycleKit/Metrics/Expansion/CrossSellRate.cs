using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Cross-sell rate: customers who bought from a category that was new to them, among those who bought again.</summary>
/// <remarks>
/// Looked at are orders that count and have a category (<see cref="OrderSnapshot.Category"/>, compared ordinally): an order without one cannot
/// tell, so it is passed over on either side. A customer is counted who has such an order in the period and another before it; he is
/// cross-sold when one in it is of a category that none before it had. Categories that an order without one hid look new.
/// Static and thread-safe.
/// </remarks>
public static class CrossSellRate
{
    /// <summary>Cross-sold customers among customers who bought again.</summary>
    /// <param name="crossSold">How many bought from a new category, from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">How many bought in the period and before it; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were cross-sold than there were.</exception>
    public static Ratio Of(long crossSold, long customers) => Proportion.Of(crossSold, customers, nameof(crossSold));

    /// <summary>One customer's part: 0/0 unless he bought in the period and before it; otherwise 1/1 with a new category, 0/1 without.</summary>
    /// <param name="orders">The customer's orders as they stand, in any order, such as <see cref="OrderLedger.CountedOrders"/>.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Of(IReadOnlyList<OrderSnapshot> orders, Period period)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var (bought, isNew) = (false, false);
        for (var i = 0; i < orders.Count && !isNew; i++)
        {
            var order = orders[i];
            if (!order.IsCounted || order.Category is not { } category || !period.Contains(order.PlacedAt)) continue;
            var before = BoughtBefore(orders, category, period.From);
            // Without any category before, no order of the period has one either.
            if (before is null) return default;
            (bought, isNew) = (true, !before.Value);
        }

        return bought ? Proportion.If(isNew) : default;
    }

    /// <summary>The rate over customers, each with his ledger.</summary>
    /// <param name="ledgers">One ledger a customer, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledgers"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderLedger> ledgers, Period period) => ContributionSum.Of(ledgers, ledger => Of(ledger.CountedOrders, period));

    /// <summary>Whether an order before an instant is of a category; null when none of them has any category.</summary>
    private static bool? BoughtBefore(IReadOnlyList<OrderSnapshot> orders, string category, DateTimeOffset instant)
    {
        var known = false;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (!order.IsCounted || order.Category is null || order.PlacedAt >= instant) continue;
            if (string.Equals(order.Category, category, StringComparison.Ordinal)) return true;
            known = true;
        }

        return known ? false : null;
    }
}
