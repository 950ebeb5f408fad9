using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>Which products are bought together: the pairs of products that share enough orders, with support, confidence and
/// lift.</summary>
/// <remarks>
/// A fit depends only on the orders, not on their sequence, and <see cref="ProductPairCounts.Merge"/> makes it independent of how they were
/// split. Lists are in a fixed order. Looking up a pair allocates nothing.
/// </remarks>
public sealed partial class ProductAffinity
{
    private const double RankingLevel = 0.95;

    private readonly Dictionary<string, int> _indices;

    private ProductAffinity(
        string[] productIds, int[] orderCounts, PairRows pairs, int orderCount, int leftOutOrderCount, int minOrderCount)
    {
        ProductIds = productIds;
        OrderCounts = orderCounts;
        Pairs = pairs;
        OrderCount = orderCount;
        LeftOutOrderCount = leftOutOrderCount;
        MinOrderCount = minOrderCount;
        Neighbours = PairNeighbours.Of(pairs);
        _indices = new Dictionary<string, int>(productIds.Length, StringComparer.Ordinal);
        for (var product = 0; product < productIds.Length; product++) _indices.Add(productIds[product], product);
    }

    /// <summary>The number of orders of the fit.</summary>
    public int OrderCount { get; }

    /// <summary>The number of orders that were left out, because they have too many products.</summary>
    public int LeftOutOrderCount { get; }

    /// <summary>The least number of orders of a pair of the model, of both options of the fit.</summary>
    public int MinOrderCount { get; }

    /// <summary>The number of products that are in an order of the fit.</summary>
    public int ProductCount => ProductIds.Length;

    /// <summary>The number of pairs.</summary>
    public int PairCount => Pairs.PairCount;

    /// <summary>The ids in ordinal order.</summary>
    internal string[] ProductIds { get; }

    internal int[] OrderCounts { get; }

    internal PairRows Pairs { get; }

    internal PairNeighbours Neighbours { get; }

    /// <summary>Fits a model to the orders of a log, on all processors.</summary>
    /// <param name="log">The orders, those of unknown customers included.</param>
    /// <param name="options">Which pairs are kept; the defaults of <see cref="ProductAffinityOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    /// <returns>The model; without orders, a model that knows no product.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="OverflowException">There are more than 2³¹ − 57 pairs.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ProductAffinity Fit(
        OrderLineLog log, ProductAffinityOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ProductAffinityOptions();
        return Fit(ProductPairCounts.Count(log, options.MaxProductsPerOrder, cancellationToken), options);
    }

    /// <summary>Fits a model to counts, such as merged ones.</summary>
    /// <param name="counts">The counts; which orders they contain was decided when they were counted.</param>
    /// <param name="options">Which pairs are kept; the defaults of <see cref="ProductAffinityOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    public static ProductAffinity Fit(ProductPairCounts counts, ProductAffinityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var least = (options ?? new ProductAffinityOptions()).MinOrderCountOf(counts.OrderCount);
        return new ProductAffinity(
            counts.ProductIds, counts.OrderCounts, counts.Pairs.AtLeast(least), counts.OrderCount, counts.LeftOutOrderCount, least);
    }

    /// <summary>Returns the number of orders with a product; 0 for an unknown one.</summary>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public int OrderCountOf(string productId) => IndexOf(productId) is >= 0 and var product ? OrderCounts[product] : 0;

    /// <summary>Finds a pair.</summary>
    /// <param name="productId">The id of the product, compared ordinally.</param>
    /// <param name="otherProductId">The id of the other product.</param>
    /// <param name="pair">The pair, or <c>default</c> when fewer than <see cref="MinOrderCount"/> orders have both.</param>
    /// <returns>Whether the model has the pair.</returns>
    /// <exception cref="ArgumentNullException">An id is null.</exception>
    public bool TryFind(string productId, string otherProductId, out ProductPair pair)
    {
        var (one, other) = (IndexOf(productId), IndexOf(otherProductId));
        var found = one < 0 || other < 0 || one == other ? -1 : Pairs.Find(one, other);
        pair = found < 0 ? default : PairOf(one, other, Pairs.Counts[found]);
        return found >= 0;
    }

    /// <summary>Returns the lift of two products, or the reason why the model does not know it.</summary>
    /// <param name="productId">The id of a product, compared ordinally.</param>
    /// <param name="otherProductId">The id of another product.</param>
    /// <exception cref="ArgumentNullException">An id is null.</exception>
    public Estimate LiftOf(string productId, string otherProductId)
    {
        if (TryFind(productId, otherProductId, out var pair)) return pair.Lift();
        if (string.Equals(productId, otherProductId, StringComparison.Ordinal)) return Estimate.None("the products are the same");
        return Estimate.None(IndexOf(productId) < 0 || IndexOf(otherProductId) < 0
            ? "no order of the fit has one of the products"
            : FormattableString.Invariant($"fewer than {MinOrderCount} orders have both products"));
    }

    /// <summary>Returns all pairs, in ordinal order of the ids.</summary>
    public IEnumerable<ProductPair> GetPairs()
    {
        for (var product = 0; product < ProductCount; product++)
        {
            for (var pair = Pairs.Starts[product]; pair < Pairs.Starts[product + 1]; pair++)
                yield return PairOf(product, Pairs.Others[pair], Pairs.Counts[pair]);
        }
    }

    /// <summary>
    /// Returns the pairs that are surest to be bought together: by the lower bound of the lift's 95 % interval, then the number of orders,
    /// then the ids in ordinal order.
    /// </summary>
    /// <param name="count">The largest number of pairs, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<ProductPair> GetStrongest(int count) => Strongest(GetPairs(), count);

    /// <summary>Returns the products that are bought together with a product, in the order of <see cref="GetStrongest(int)"/>.</summary>
    /// <param name="productId">The id of the product; it is the <see cref="ProductPair.ProductId"/> of each pair.</param>
    /// <param name="count">The largest number of pairs, at least 0.</param>
    /// <returns>The pairs; none for an unknown product.</returns>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<ProductPair> GetStrongest(string productId, int count)
    {
        var product = IndexOf(productId);
        return product < 0 ? Strongest([], count) : Strongest(Of(product), count);

        IEnumerable<ProductPair> Of(int one)
        {
            for (var at = Neighbours.Starts[one]; at < Neighbours.Starts[one + 1]; at++)
                yield return PairOf(one, Neighbours.Others[at], Neighbours.Counts[at]);
        }
    }

    /// <summary>Returns the numbers of orders, products and pairs, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{PairCount} pairs of {ProductCount} products in at least {MinOrderCount} of {OrderCount} orders");

    /// <summary>The index of a product; −1 for an unknown one.</summary>
    internal int IndexOf(string productId) => _indices.TryGetValue(productId, out var product) ? product : -1;

    private static IReadOnlyList<ProductPair> Strongest(IEnumerable<ProductPair> pairs, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return
        [
            .. pairs.Select(pair => (Pair: pair, Bound: pair.LiftInterval(RankingLevel).Lower))
                .OrderByDescending(one => one.Bound).ThenByDescending(one => one.Pair.OrderCount)
                .ThenBy(one => one.Pair.ProductId, StringComparer.Ordinal).ThenBy(one => one.Pair.OtherProductId, StringComparer.Ordinal)
                .Take(count).Select(one => one.Pair),
        ];
    }

    private ProductPair PairOf(int one, int other, int count) =>
        new(ProductIds[one], ProductIds[other], count, OrderCounts[one], OrderCounts[other], OrderCount);
}
