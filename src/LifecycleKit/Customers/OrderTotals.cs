namespace LifecycleKit.Customers;

/// <summary>What the orders of one customer add up to.</summary>
/// <remarks><c>default</c> is a customer without orders. Immutable and safe to share between threads.</remarks>
public readonly record struct OrderTotals
{
    /// <summary>How many orders count, see <see cref="OrderSnapshot.IsCounted"/>.</summary>
    public int OrderCount { get; internal init; }

    /// <summary>
    /// How many orders count and have no <see cref="OrderSnapshot.Discount"/>; the others that count were placed at a discount.
    /// </summary>
    public int FullPriceOrderCount { get; internal init; }

    /// <summary>The sum of <see cref="OrderSnapshot.NetTotal"/> over all orders and credits, in the reporting currency.</summary>
    public decimal NetRevenue { get; internal init; }

    /// <summary>
    /// The sum of <see cref="OrderSnapshot.CountedRefund"/>: what was given back, of each order at most its gross total, and nothing of a
    /// cancelled one.
    /// </summary>
    public decimal RefundedTotal { get; internal init; }

    /// <summary>When the first order that counts was placed, in UTC; null when none counts.</summary>
    public DateTimeOffset? FirstOrderAt => OrderCount > 0 ? new DateTimeOffset(FirstOrderTicks, TimeSpan.Zero) : null;

    /// <summary>When the last order that counts was placed, in UTC; null when none counts.</summary>
    public DateTimeOffset? LastOrderAt => OrderCount > 0 ? new DateTimeOffset(LastOrderTicks, TimeSpan.Zero) : null;

    /// <summary>The counts, the sums and the last order; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{OrderCount} order(s), {FullPriceOrderCount} at full price, {NetRevenue} net, {RefundedTotal} refunded, last at {(LastOrderAt is { } last ? last.ToString("O", null) : "no time")}");

    /// <summary>UTC ticks of <see cref="FirstOrderAt"/>; 0 when none counts.</summary>
    internal long FirstOrderTicks { get; init; }

    /// <summary>UTC ticks of <see cref="LastOrderAt"/>; 0 when none counts.</summary>
    internal long LastOrderTicks { get; init; }
}
