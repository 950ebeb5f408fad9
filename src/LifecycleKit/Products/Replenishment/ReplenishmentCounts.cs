namespace LifecycleKit.Products;

/// <summary>How long customers took to buy the same product again: exact counts, from which a replenishment model is fitted.</summary>
/// <remarks>
/// The counts are integers, so those of parts of the customers merge into those of the whole, however the customers were split. An interval
/// is counted in days of 24 hours, rounded to whole ones; purchases less than half a day after another one belong to that one.
/// </remarks>
public sealed class ReplenishmentCounts
{
    private ReplenishmentCounts(
        DateTimeOffset asOf, string[] productIds, int[] buyerCounts, int[] repeatBuyerCounts, long[] laterOrderCounts, GapRows gaps)
    {
        AsOf = asOf;
        ProductIds = productIds;
        BuyerCounts = buyerCounts;
        RepeatBuyerCounts = repeatBuyerCounts;
        LaterOrderCounts = laterOrderCounts;
        Gaps = gaps;
    }

    /// <summary>The end of the time that is counted, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The number of products that known customers bought.</summary>
    public int ProductCount => ProductIds.Length;

    internal string[] ProductIds { get; }

    /// <summary>The number of customers with the product, at least 1.</summary>
    internal int[] BuyerCounts { get; }

    /// <summary>The number of customers who bought the product again.</summary>
    internal int[] RepeatBuyerCounts { get; }

    /// <summary>The number of orders of these customers after their first one with the product.</summary>
    internal long[] LaterOrderCounts { get; }

    internal GapRows Gaps { get; }

    /// <summary>Counts the known customers of a log, on all processors.</summary>
    /// <param name="log">The orders; those of unknown customers are not counted.</param>
    /// <param name="asOf">The end of the time, exclusive: an order at this instant is not counted.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReplenishmentCounts Count(OrderLineLog log, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        var counted = GapCounting.Of(log, asOf.UtcTicks, cancellationToken);
        var bought = Enumerable.Range(0, log.ProductCount).Where(product => counted.Buyers[product] > 0).ToArray();
        var places = new int[log.ProductCount];
        for (var place = 0; place < bought.Length; place++) places[bought[place]] = place;
        var keys = new long[counted.Rows.Keys.Length];
        for (var row = 0; row < keys.Length; row++)
            keys[row] = GapRows.KeyOf(places[counted.Rows.ProductOf(row)], counted.Rows.DaysOf(row));
        return new ReplenishmentCounts(
            asOf.ToUniversalTime(), Array.ConvertAll(bought, product => log.Products.Ids[product]),
            Array.ConvertAll(bought, product => counted.Buyers[product]),
            Array.ConvertAll(bought, product => counted.RepeatBuyers[product]),
            Array.ConvertAll(bought, product => counted.LaterOrders[product]), counted.Rows with { Keys = keys });
    }

    /// <summary>Merges the counts of two parts, of which each customer is in one.</summary>
    /// <param name="other">The other part, with the same <see cref="AsOf"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The instants differ.</exception>
    /// <exception cref="OverflowException">A count exceeds its range.</exception>
    public ReplenishmentCounts Merge(ReplenishmentCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (AsOf != other.AsOf)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The parts end at {AsOf:O} and {other.AsOf:O}. Count both to one instant."), nameof(other));
        }

        var merge = new ProductMerge(ProductIds, other.ProductIds);
        return new ReplenishmentCounts(
            AsOf, merge.Ids, merge.Sum(BuyerCounts, other.BuyerCounts), merge.Sum(RepeatBuyerCounts, other.RepeatBuyerCounts),
            merge.Sum(LaterOrderCounts, other.LaterOrderCounts), merge.Sum(Gaps, other.Gaps));
    }

    /// <summary>Returns the number of products and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProductCount} products until {AsOf:O}");
}
