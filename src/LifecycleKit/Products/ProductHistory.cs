using System.Runtime.InteropServices;

namespace LifecycleKit.Products;

/// <summary>The products that one customer bought, with the instants: what forecasts and suggestions are made from.</summary>
/// <remarks>
/// Purchases at one instant are one order. The products are in ordinal order of their ids, the instants of a product ascend, and a repeated
/// purchase counts once.
/// </remarks>
public sealed class ProductHistory
{
    private readonly string[] _productIds;
    private readonly int[] _starts;
    private readonly long[] _instants;
    private readonly long[] _orders;

    private ProductHistory(string[] productIds, int[] starts, long[] instants, long[] orders)
    {
        _productIds = productIds;
        _starts = starts;
        _instants = instants;
        _orders = orders;
    }

    /// <summary>The history of a customer without purchases.</summary>
    public static ProductHistory Empty { get; } = new([], [0], [], []);

    /// <summary>The number of different products.</summary>
    public int ProductCount => _productIds.Length;

    /// <summary>The number of orders: the number of different instants.</summary>
    public int OrderCount => _orders.Length;

    /// <summary>The number of purchases; a product that is in three orders is three purchases.</summary>
    public int PurchaseCount => _instants.Length;

    /// <summary>Creates a history.</summary>
    /// <param name="purchases">The purchases, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="purchases"/> is null.</exception>
    /// <exception cref="ArgumentException">A product id is null or empty.</exception>
    public static ProductHistory Create(IEnumerable<ProductPurchase> purchases)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        var sorted = purchases.ToList();
        if (sorted.Exists(purchase => string.IsNullOrEmpty(purchase.ProductId)))
            throw new ArgumentException("A product id must not be empty.", nameof(purchases));
        sorted.Sort(static (one, other) =>
        {
            var sign = string.CompareOrdinal(one.ProductId, other.ProductId);
            return sign != 0 ? sign : one.PurchasedAt.UtcTicks.CompareTo(other.PurchasedAt.UtcTicks);
        });
        var parts = new Parts(sorted.Count);
        foreach (var purchase in sorted) parts.Add(purchase.ProductId, purchase.PurchasedAt.UtcTicks);
        return parts.Build();
    }

    /// <summary>Returns the purchases by product, then instant.</summary>
    public IEnumerable<ProductPurchase> GetPurchases()
    {
        for (var product = 0; product < ProductCount; product++)
        {
            for (var at = _starts[product]; at < _starts[product + 1]; at++)
                yield return new ProductPurchase(_productIds[product], new DateTimeOffset(_instants[at], TimeSpan.Zero));
        }
    }

    /// <summary>Returns the number of purchases of a product; 0 for a product that the customer did not buy.</summary>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public int CountOf(string productId)
    {
        ArgumentNullException.ThrowIfNull(productId);
        var product = Array.BinarySearch(_productIds, productId, StringComparer.Ordinal);
        return product < 0 ? 0 : _starts[product + 1] - _starts[product];
    }

    /// <summary>Returns the numbers of products and orders, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProductCount} products in {OrderCount} orders");

    /// <summary>The id of a product by index.</summary>
    internal string IdOf(int product) => _productIds[product];

    /// <summary>The instants of a product in UTC ticks, ascending.</summary>
    internal ReadOnlySpan<long> InstantsOf(int product) => _instants.AsSpan(_starts[product].._starts[product + 1]);

    /// <summary>The number of purchases of a product before an instant.</summary>
    internal int CountBefore(int product, long utcTicks) => CountBelow(InstantsOf(product), utcTicks);

    /// <summary>The number of orders before an instant.</summary>
    internal int OrdersBefore(long utcTicks) => CountBelow(_orders, utcTicks);

    /// <summary>The history of a customer of a log, by the customer's place.</summary>
    internal static ProductHistory Of(OrderLineLog log, int customer)
    {
        var lines = log.Columns;
        var first = lines.CustomerStarts[customer];
        var end = lines.CustomerStarts[customer + 1];
        var keys = new List<(int Product, long Instant)>(lines.LineStarts[end] - lines.LineStarts[first]);
        for (var order = first; order < end; order++)
        {
            foreach (var product in lines.ProductsOf(order)) keys.Add((product, lines.Instants[order]));
        }

        CollectionsMarshal.AsSpan(keys).Sort();
        var parts = new Parts(keys.Count);
        foreach (var (product, instant) in keys) parts.Add(log.Products.Ids[product], instant);
        return parts.Build();
    }

    private static int CountBelow(ReadOnlySpan<long> instants, long utcTicks) =>
        LowerBound.Find(instants, utcTicks, static (instant, end) => instant < end);

    /// <summary>Takes sorted purchases.</summary>
    private sealed class Parts(int capacity)
    {
        private readonly List<string> _ids = [];
        private readonly List<int> _starts = [];
        private readonly List<long> _instants = new(capacity);

        public void Add(string id, long instant)
        {
            if (_ids.Count == 0 || !string.Equals(_ids[^1], id, StringComparison.Ordinal))
            {
                _ids.Add(id);
                _starts.Add(_instants.Count);
            }
            else if (_instants[^1] == instant)
            {
                return;
            }

            _instants.Add(instant);
        }

        public ProductHistory Build()
        {
            var orders = _instants.ToArray();
            Array.Sort(orders);
            return new ProductHistory([.. _ids], [.. _starts, _instants.Count], [.. _instants], [.. Distinct(orders)]);
        }

        private static ReadOnlySpan<long> Distinct(Span<long> sorted)
        {
            var count = 0;
            foreach (var instant in sorted)
                if (count == 0 || sorted[count - 1] != instant) sorted[count++] = instant;
            return sorted[..count];
        }
    }
}

/// <summary>A purchase of a product.</summary>
/// <param name="ProductId">The id of the product, compared ordinally; not empty.</param>
/// <param name="PurchasedAt">The instant of the order.</param>
public readonly record struct ProductPurchase(string ProductId, DateTimeOffset PurchasedAt)
{
    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProductId} at {PurchasedAt:O}");
}
