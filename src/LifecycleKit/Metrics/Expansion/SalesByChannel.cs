using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Sales by channel of sale: the orders and the revenue of a period in each channel, such as online, store and app.</summary>
/// <remarks>
/// Channels are compared ordinally (<see cref="OrderSnapshot.SalesChannel"/>). Each order is in one row; orders without a channel have a
/// row of their own. Tables of disjoint orders of one period merge.
/// </remarks>
public sealed class SalesByChannel
{
    private SalesByChannel(Period period, ImmutableArray<SalesChannelRow> rows) => (Period, Rows) = (period, rows);

    /// <summary>The period in which the orders were placed.</summary>
    public Period Period { get; }

    /// <summary>The channels with an order or a credit in ordinal order; the row of orders without a channel is the first.</summary>
    public ImmutableArray<SalesChannelRow> Rows { get; }

    /// <summary>Creates the table of the orders placed in a period.</summary>
    /// <param name="orders">The latest snapshot of each order, such as <see cref="OrderLedger.AllOrders"/>, in any order.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    public static SalesByChannel Of(IEnumerable<OrderSnapshot> orders, Period period)
    {
        ArgumentNullException.ThrowIfNull(orders);
        var rows = orders.Where(order => period.Contains(order.PlacedAt) && order.Status != OrderStatus.Cancelled)
            .Select(order => new SalesChannelRow(order.SalesChannel, AverageOrderValue.Gross(order), order.NetTotal));
        return new SalesByChannel(period, Summed(rows));
    }

    /// <summary>Returns the share of a channel in the counted orders of all channels.</summary>
    /// <param name="channel">The channel; null for the orders without a channel.</param>
    /// <returns>The share; a channel without an order has 0 of all orders, and without any order the share is undefined.</returns>
    public Ratio ShareOfOrders(string? channel) =>
        Ratio.Of(Find(channel)?.OrderCount ?? 0, Rows.Sum(row => row.OrderCount));

    /// <summary>Finds the row of a channel.</summary>
    /// <param name="channel">The channel, compared ordinally; null for the orders without a channel.</param>
    /// <returns>The row; null when the period has no order of the channel.</returns>
    public SalesChannelRow? Find(string? channel)
    {
        foreach (var row in Rows)
            if (string.Equals(row.Channel, channel, StringComparison.Ordinal)) return row;
        return null;
    }

    /// <summary>Returns the table of both groups of orders.</summary>
    /// <param name="other">The table of other orders in the same period.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has another period.</exception>
    public SalesByChannel Merge(SalesByChannel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Period == other.Period
            ? new SalesByChannel(Period, Summed(Rows.Concat(other.Rows)))
            : throw new ArgumentException($"The tables are of different periods, {Period} and {other.Period}.", nameof(other));
    }

    /// <summary>The channels with their orders and revenue, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Rows);

    private static ImmutableArray<SalesChannelRow> Summed(IEnumerable<SalesChannelRow> rows) =>
    [
        .. rows.GroupBy(row => row.Channel ?? string.Empty, (_, same) => same.Aggregate((sum, row) => sum.With(row)))
            .OrderBy(row => row.Channel, StringComparer.Ordinal),
    ];
}

/// <summary>The sales of one channel in a period.</summary>
/// <param name="Channel">The channel of sale; null for orders without a channel.</param>
/// <param name="GrossOrders">The gross totals of the counted orders: their mean is the average order value, gross.</param>
/// <param name="NetRevenue">The sum of the net totals of all orders and credits, in the reporting currency.</param>
public readonly record struct SalesChannelRow(string? Channel, MeanValue GrossOrders, decimal NetRevenue)
{
    /// <summary>The number of counted orders.</summary>
    public long OrderCount => GrossOrders.Count;

    /// <summary>Returns the channel, the number of orders and the revenue, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Channel ?? "no channel"}: {OrderCount} order(s), {NetRevenue} net");

    internal SalesChannelRow With(in SalesChannelRow other) =>
        this with { GrossOrders = GrossOrders + other.GrossOrders, NetRevenue = NetRevenue + other.NetRevenue };
}
