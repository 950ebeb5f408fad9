namespace LifecycleKit.Products;

/// <summary>In how many orders each product and each pair of products is: exact counts, from which an affinity is fitted.</summary>
/// <remarks>
/// The counts are integers, so those of parts of the orders merge into those of the whole, however the orders were split. They hold each
/// pair that is in an order, 8 bytes a pair, so that a pair that is rare in each part can reach the minimum in the whole.
/// </remarks>
public sealed class ProductPairCounts
{
    /// <summary>
    /// The default of the largest number of products of an order that is counted: 100. An order with more is mostly not a customer's choice
    /// but a bulk order or a correction, and its thousands of pairs would hide what customers buy together.
    /// </summary>
    public const int DefaultMaxProductsPerOrder = 100;

    private ProductPairCounts(
        string[] productIds, int[] orderCounts, PairRows pairs, int orderCount, int leftOutOrderCount, int maxProductsPerOrder)
    {
        ProductIds = productIds;
        OrderCounts = orderCounts;
        Pairs = pairs;
        OrderCount = orderCount;
        LeftOutOrderCount = leftOutOrderCount;
        MaxProductsPerOrder = maxProductsPerOrder;
    }

    /// <summary>The number of orders that are counted.</summary>
    public int OrderCount { get; }

    /// <summary>The number of orders that are not counted, because they have more than <see cref="MaxProductsPerOrder"/>
    /// products.</summary>
    public int LeftOutOrderCount { get; }

    /// <summary>The largest number of different products of an order that is counted.</summary>
    public int MaxProductsPerOrder { get; }

    /// <summary>The number of products that are in a counted order.</summary>
    public int ProductCount => ProductIds.Length;

    /// <summary>The number of pairs of products that are together in a counted order.</summary>
    public int PairCount => Pairs.PairCount;

    /// <summary>The ids in ordinal order.</summary>
    internal string[] ProductIds { get; }

    /// <summary>The number of orders with each product, at least 1.</summary>
    internal int[] OrderCounts { get; }

    internal PairRows Pairs { get; }

    /// <summary>Counts the orders of a log, on all processors.</summary>
    /// <param name="log">The orders, those of unknown customers included.</param>
    /// <param name="maxProductsPerOrder">
    /// The largest number of different products of an order that is counted, at least 1; the time that an order takes is the square of it.
    /// <see cref="DefaultMaxProductsPerOrder"/> by default.
    /// </param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The largest number is below 1.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 57 pairs.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ProductPairCounts Count(
        OrderLineLog log, int maxProductsPerOrder = DefaultMaxProductsPerOrder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxProductsPerOrder, 1);
        var lines = log.Columns;
        var counts = new int[log.ProductCount];
        var leftOut = 0;
        for (var order = 0; order < lines.OrderCount; order++)
        {
            var products = lines.ProductsOf(order);
            if (products.Length > maxProductsPerOrder) leftOut++;
            else
                foreach (var product in products) counts[product]++;
        }

        var pairs = PairCounting.Count(lines, log.ProductCount, maxProductsPerOrder, cancellationToken);
        var all = new ProductPairCounts(log.Products.Ids, counts, pairs, lines.OrderCount - leftOut, leftOut, maxProductsPerOrder);
        return all.WithoutUnsold();
    }

    /// <summary>Merges the counts of two parts, of which each order is in one.</summary>
    /// <param name="other">The other part, with the same <see cref="MaxProductsPerOrder"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The largest numbers of products of an order differ.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 orders or 2³¹ − 57 pairs.</exception>
    public ProductPairCounts Merge(ProductPairCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (MaxProductsPerOrder != other.MaxProductsPerOrder)
        {
            throw new ArgumentException(
                $"The parts count orders with up to {MaxProductsPerOrder} and {other.MaxProductsPerOrder} products. Count both alike.",
                nameof(other));
        }

        var merge = new ProductMerge(ProductIds, other.ProductIds);
        return new ProductPairCounts(
            merge.Ids, merge.Sum(OrderCounts, other.OrderCounts), merge.Sum(Pairs, other.Pairs), checked(OrderCount + other.OrderCount),
            checked(LeftOutOrderCount + other.LeftOutOrderCount), MaxProductsPerOrder);
    }

    /// <summary>Returns the numbers of orders, products and pairs, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{PairCount} pairs of {ProductCount} products in {OrderCount} orders");

    /// <summary>Products of the log that no counted order has are not in the counts, so that equal orders give equal counts.</summary>
    private ProductPairCounts WithoutUnsold()
    {
        if (!OrderCounts.AsSpan().Contains(0)) return this;
        var places = new int[ProductIds.Length];
        var (ids, counts, starts) = (new List<string>(), new List<int>(), new List<int>());
        for (var product = 0; product < ProductIds.Length; product++)
        {
            if (OrderCounts[product] == 0) continue;
            places[product] = ids.Count;
            ids.Add(ProductIds[product]);
            counts.Add(OrderCounts[product]);
            starts.Add(Pairs.Starts[product]);
        }

        starts.Add(Pairs.PairCount);
        var pairs = new PairRows([.. starts], Array.ConvertAll(Pairs.Others, other => places[other]), Pairs.Counts);
        return new ProductPairCounts([.. ids], [.. counts], pairs, OrderCount, LeftOutOrderCount, MaxProductsPerOrder);
    }
}
