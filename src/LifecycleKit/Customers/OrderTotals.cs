namespace LifecycleKit.Customers;

/// <summary>The counts and sums of the orders of one customer.</summary>
/// <remarks><c>default</c> is a customer without orders.</remarks>
public readonly record struct OrderTotals
{
    /// <summary>The number of counted orders, see <see cref="OrderSnapshot.IsCounted"/>.</summary>
    public int OrderCount { get; init; }

    /// <summary>
    /// The number of counted orders without <see cref="OrderSnapshot.Discount"/>; the other counted orders were placed at a discount.
    /// </summary>
    public int FullPriceOrderCount { get; init; }

    /// <summary>The sum of <see cref="OrderSnapshot.NetTotal"/> over all orders and credits, in the reporting currency.</summary>
    public decimal NetRevenue { get; init; }

    /// <summary>
    /// The sum of <see cref="OrderSnapshot.CountedRefund"/> over all orders: the refund of each order up to its gross total, and 0 for a
    /// cancelled order.
    /// </summary>
    public decimal RefundedTotal { get; init; }

    /// <summary>The profit of the orders and credits whose margin is known.</summary>
    public ProfitTotals Profit { get; init; }

    /// <summary>The instant of the first counted order, in UTC; null for none.</summary>
    public DateTimeOffset? FirstOrderAt
    {
        get => OrderCount > 0 ? new DateTimeOffset(FirstOrderTicks, TimeSpan.Zero) : null;
        init => FirstOrderTicks = value?.UtcTicks ?? 0;
    }

    /// <summary>The instant of the last counted order, in UTC; null for none.</summary>
    public DateTimeOffset? LastOrderAt
    {
        get => OrderCount > 0 ? new DateTimeOffset(LastOrderTicks, TimeSpan.Zero) : null;
        init => LastOrderTicks = value?.UtcTicks ?? 0;
    }

    /// <summary>Returns the counts, the sums and the last order, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{OrderCount} order(s), {FullPriceOrderCount} at full price, {NetRevenue} net, {RefundedTotal} refunded, last at {(LastOrderAt is { } last ? last.ToString("O", null) : "no time")}");

    /// <summary>UTC ticks of <see cref="FirstOrderAt"/>; 0 for none.</summary>
    internal long FirstOrderTicks { get; init; }

    /// <summary>UTC ticks of <see cref="LastOrderAt"/>; 0 for none.</summary>
    internal long LastOrderTicks { get; init; }
}
