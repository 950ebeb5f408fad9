using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Up-sell rate: customers who placed an order worth more than every one of theirs before, among those who bought again.</summary>
/// <remarks>
/// A customer is counted who has an order in the period and another before it; he is up-sold when one in it is worth more than the
/// dearest before it. An equal worth is none. Of one who bought often before, that asks more than of one who bought once. Snapshots are
/// compared by <see cref="OrderSnapshot.GrossTotal"/>, entries by their amount, from which a ledger has taken partial refunds; credits are no
/// orders. Static and thread-safe.
/// </remarks>
public static class UpSellRate
{
    /// <summary>Up-sold customers among customers who bought again.</summary>
    /// <param name="upSold">How many placed an order worth more than any before, from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">How many bought in the period and before it; 0 makes the rate undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were up-sold than there were.</exception>
    public static Ratio Of(long upSold, long customers) => Proportion.Of(upSold, customers, nameof(upSold));

    /// <summary>One customer's part: 0/0 unless he bought in the period and before it; otherwise 1/1 with a dearer order, 0/1 without.</summary>
    /// <param name="orders">The customer's orders as they stand, in any order, such as <see cref="OrderLedger.CountedOrders"/>.</param>
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

    /// <summary>The rate over customers, each with his ledger.</summary>
    /// <param name="ledgers">One ledger a customer, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ledgers"/> is null.</exception>
    public static Ratio Of(IEnumerable<OrderLedger> ledgers, Period period) => ContributionSum.Of(ledgers, ledger => Of(ledger.CountedOrders, period));

    /// <summary>The rate over a log.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static Ratio Of(OrderLog log, Period period) => ContributionSum.Of(log, orders => Of(orders, period));

    /// <summary>One customer's part from entries.</summary>
    /// <param name="orders">The customer's orders and credits by instant.</param>
    /// <param name="period">The period.</param>
    public static Ratio Of(ReadOnlySpan<OrderEntry> orders, Period period) => Part(Dearest(orders.Before(period.From)), Dearest(orders.In(period)));

    private static Ratio Part(decimal? before, decimal? within) => before is null || within is null ? default : Proportion.If(within > before);

    private static decimal? Dearest(ReadOnlySpan<OrderEntry> orders)
    {
        decimal? dearest = null;
        for (var i = 0; i < orders.Length; i++)
            if (!orders[i].IsCredit) dearest = Dearer(dearest, orders[i].Amount);
        return dearest;
    }

    private static decimal Dearer(decimal? known, decimal amount) => known > amount ? known.Value : amount;
}
