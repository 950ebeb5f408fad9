using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Up-sell rate: the share of repeat buyers who placed an order worth more than each of their earlier orders.</summary>
/// <remarks>
/// A customer counts with an order in the period and another before it, and is up-sold when an order in the period is worth more than the
/// most valuable earlier one; an equal value is not enough. The condition is harder to meet for a customer with many earlier orders than
/// for one with a single order. Snapshots are compared by <see cref="OrderSnapshot.GrossTotal"/>, entries by their amount, which in a
/// ledger is after partial refunds; credits are not orders.
/// </remarks>
public static class UpSellRate
{
    /// <summary>Returns the share of up-sold customers among repeat buyers, from counts.</summary>
    /// <param name="upSold">The number of customers with an order worth more than each earlier one, from 0 to
    /// <paramref name="customers"/>.</param>
    /// <param name="customers">The number of customers who bought in the period and before it; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were up-sold than there were.</exception>
    public static Ratio Of(long upSold, long customers) => Proportion.Of(upSold, customers, nameof(upSold));

    /// <summary>
    /// Returns one customer's contribution: 0/0 unless the customer bought in the period and before it; otherwise 1/1 with a more valuable
    /// order, 0/1 without.
    /// </summary>
    /// <param name="orders">The current snapshots of the customer's orders, in any order, such as
    /// <see cref="OrderLedger.CountedOrders"/>.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static Ratio Of(IReadOnlyList<OrderSnapshot> orders, Period period)
    {
        ArgumentNullException.ThrowIfNull(orders);
        decimal? before = null, within = null;
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (!order.IsCounted) continue;
            if (order.PlacedAt < period.From) before = Dearer(before, order.GrossTotal);
            else if (order.PlacedAt < period.To) within = Dearer(within, order.GrossTotal);
        }

        return Part(before, within);
    }

    /// <summary>Returns the rate over customers, one ledger each.</summary>
    /// <param name="ledgers">One ledger a customer, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledgers"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderLedger> ledgers, Period period) =>
        ContributionSum.Of(ledgers, ledger => Of(ledger.CountedOrders, period));

    /// <summary>Returns the rate over a log.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Of(OrderLog log, Period period) => ContributionSum.Of(log, orders => Of(orders, period));

    /// <summary>Returns one customer's contribution from entries.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio Of(ReadOnlySpan<OrderEntry> orders, Period period) =>
        Part(Dearest(orders.Before(period.From)), Dearest(orders.In(period)));

    private static Ratio Part(decimal? before, decimal? within) =>
        before is null || within is null ? default : Proportion.If(within > before);

    private static decimal? Dearest(ReadOnlySpan<OrderEntry> orders)
    {
        decimal? dearest = null;
        for (var i = 0; i < orders.Length; i++)
            if (!orders[i].IsCredit) dearest = Dearer(dearest, orders[i].Amount);
        return dearest;
    }

    private static decimal Dearer(decimal? known, decimal amount) => known > amount ? known.Value : amount;
}
