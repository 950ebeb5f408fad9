using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Cross-sell rate: the share of repeat buyers who bought from a category that was new to them.</summary>
/// <remarks>
/// The rate uses counted orders with a category (<see cref="OrderSnapshot.Category"/>, compared ordinally). Orders without a category are
/// skipped, in the period and before it. A customer counts with such an order in the period and another before it, and is cross-sold when
/// an order in the period has a category that no earlier order had. A category bought earlier only in orders without a category looks new.
/// </remarks>
public static class CrossSellRate
{
    /// <summary>Returns the share of cross-sold customers among repeat buyers, from counts.</summary>
    /// <param name="crossSold">The number of customers who bought from a new category, from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">The number of customers who bought in the period and before it; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were cross-sold than there were.</exception>
    public static Ratio Of(long crossSold, long customers) => Proportion.Of(crossSold, customers, nameof(crossSold));

    /// <summary>
    /// Returns one customer's contribution: 0/0 unless the customer bought in the period and before it; otherwise 1/1 with a new category,
    /// 0/1 without.
    /// </summary>
    /// <param name="orders">The current snapshots of the customer's orders, in any order, such as
    /// <see cref="OrderLedger.CountedOrders"/>.</param>
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
            // Without a category before the period, the result is the same for each order of the period.
            if (before is null) return default;
            (bought, isNew) = (true, !before.Value);
        }

        return bought ? Proportion.If(isNew) : default;
    }

    /// <summary>Returns the rate over customers, one ledger each.</summary>
    /// <param name="ledgers">One ledger a customer, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledgers"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderLedger> ledgers, Period period) =>
        ContributionSum.Of(ledgers, ledger => Of(ledger.CountedOrders, period));

    /// <summary>Returns whether an order before an instant has a category; null when no earlier order has any category.</summary>
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
