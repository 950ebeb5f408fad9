namespace LifecycleKit.Products;

/// <summary>Options for fitting a <see cref="ProductAffinity"/>: which pairs the model keeps.</summary>
/// <remarks>A pair is kept when it fulfils all of them.</remarks>
public sealed class ProductAffinityOptions
{
    /// <summary>The least number of orders with both products; at least 1, 5 by default. With fewer, a lift says little.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinOrderCount
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinOrderCount), value, "The least number of orders must be at least 1.");
    } = 5;

    /// <summary>The least support: the share of the orders with both products; from 0 to 1, 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public decimal MinSupport
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinSupport), value, "The least support must be from 0 to 1.");
    }

    /// <summary>
    /// The largest number of different products of an order that is counted; at least 1,
    /// <see cref="ProductPairCounts.DefaultMaxProductsPerOrder"/> by default. The time that an order takes is the square of it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaxProductsPerOrder
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxProductsPerOrder), value, "The largest number of products of an order must be at least 1.");
    } = ProductPairCounts.DefaultMaxProductsPerOrder;

    /// <summary>The least number of orders that both options ask for, of so many orders.</summary>
    internal int MinOrderCountOf(int orderCount) => Math.Max(MinOrderCount, (int)Math.Ceiling(MinSupport * orderCount));
}
