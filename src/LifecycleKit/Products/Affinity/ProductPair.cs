using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>Two products, with the numbers of orders that have one, the other and both.</summary>
/// <remarks><c>default</c> has empty ids and zeros; its figures have reasons and no values.</remarks>
public readonly record struct ProductPair
{
    private readonly string? _productId;
    private readonly string? _otherProductId;

    internal ProductPair(
        string productId, string otherProductId, int orderCount, int productOrderCount, int otherProductOrderCount, int totalOrderCount)
    {
        _productId = productId;
        _otherProductId = otherProductId;
        OrderCount = orderCount;
        ProductOrderCount = productOrderCount;
        OtherProductOrderCount = otherProductOrderCount;
        TotalOrderCount = totalOrderCount;
    }

    /// <summary>The id of the product that was asked for; of a list of all pairs, the one that is first in ordinal order.</summary>
    public string ProductId => _productId ?? string.Empty;

    /// <summary>The id of the other product.</summary>
    public string OtherProductId => _otherProductId ?? string.Empty;

    /// <summary>The number of orders with both products.</summary>
    public int OrderCount { get; }

    /// <summary>The number of orders with the product.</summary>
    public int ProductOrderCount { get; }

    /// <summary>The number of orders with the other product.</summary>
    public int OtherProductOrderCount { get; }

    /// <summary>The number of all orders.</summary>
    public int TotalOrderCount { get; }

    /// <summary>The share of all orders that have both products; <see cref="Ratio.WilsonInterval"/> gives its interval.</summary>
    public Ratio Support => Ratio.Of(OrderCount, TotalOrderCount);

    /// <summary>Of the orders with the product, the share that also have the other one.</summary>
    public Ratio Confidence => Ratio.Of(OrderCount, ProductOrderCount);

    /// <summary>Of the orders with the other product, the share that also have the product.</summary>
    public Ratio ReverseConfidence => Ratio.Of(OrderCount, OtherProductOrderCount);

    /// <summary>Creates a pair from its counts.</summary>
    /// <param name="productId">The id of the product; not empty.</param>
    /// <param name="otherProductId">The id of the other product; not empty, and another id.</param>
    /// <param name="orderCount">The number of orders with both, at least 0.</param>
    /// <param name="productOrderCount">The number of orders with the product, at least <paramref name="orderCount"/>.</param>
    /// <param name="otherProductOrderCount">The number of orders with the other product, at least
    /// <paramref name="orderCount"/>.</param>
    /// <param name="totalOrderCount">The number of all orders, at least the number of orders with one of the products.</param>
    /// <exception cref="ArgumentException">An id is null or empty, or both are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count contradicts another one.</exception>
    public static ProductPair Create(
        string productId, string otherProductId, int orderCount, int productOrderCount, int otherProductOrderCount, int totalOrderCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(productId);
        ArgumentException.ThrowIfNullOrEmpty(otherProductId);
        if (string.Equals(productId, otherProductId, StringComparison.Ordinal))
            throw new ArgumentException("The products of a pair must be different.", nameof(otherProductId));
        ArgumentOutOfRangeException.ThrowIfNegative(orderCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(productOrderCount, orderCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(otherProductOrderCount, orderCount);
        var least = (long)productOrderCount + otherProductOrderCount - orderCount;
        if (totalOrderCount < least)
        {
            throw new ArgumentOutOfRangeException(
                nameof(totalOrderCount), totalOrderCount,
                $"There must be at least {least} orders, those with one of the products.");
        }

        return new ProductPair(productId, otherProductId, orderCount, productOrderCount, otherProductOrderCount, totalOrderCount);
    }

    /// <summary>
    /// Returns the lift: how many times as many orders have both products as there would be if neither had to do with the other. Above 1
    /// the products are bought together, below 1 instead of each other.
    /// </summary>
    /// <remarks>
    /// n_AB · N / (n_A · n_B), with the standard error lift · s of the delta method, see <see cref="LiftInterval"/>.
    /// </remarks>
    /// <returns>
    /// The lift; no value when no order has one of the products, and no standard error when no order has both.
    /// </returns>
    public Estimate Lift()
    {
        if (ProductOrderCount == 0 || OtherProductOrderCount == 0) return Estimate.None("no order has one of the products");
        return OrderCount == 0
            ? Estimate.Of(0, "no order has both products") : Estimate.Of(LiftValue, LiftValue * LogStandardError);
    }

    /// <summary>Returns the interval of the lift: lift · exp(±z · s), a normal interval of ln(lift).</summary>
    /// <remarks>
    /// s² = 1/n_AB − 1/n_A − 1/n_B + (2 lift − 1)/N, the delta method for the shares of a multinomial sample (Agresti, Categorical Data
    /// Analysis, 3rd ed. 2013, section 16.1). Where the products have nothing to do with each other, lift 1, it is
    /// (1/p_A − 1)(1/p_B − 1)/N. In s, half an order is added to each of the four counts with both, one, the other and none (Haldane 1940
    /// and Anscombe 1956, for the odds ratio), so that a product that was sold once, and with the other one, does not seem certain to be
    /// sold with it. The orders are taken as independent.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">No order has both products.</exception>
    public Interval LiftInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (OrderCount == 0) throw new InvalidOperationException("There is no interval of the lift: no order has both products.");
        var factor = Math.Exp(-NormalDistribution.Quantile((1 - level) / 2) * LogStandardError);
        return Interval.Create(LiftValue / factor, LiftValue * factor, level);
    }

    /// <summary>Returns the ids and figures, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ProductId} with {OtherProductId}: {OrderCount} orders, confidence {Confidence}, lift {Lift()}");

    private double LiftValue => (double)OrderCount * TotalOrderCount / ((double)ProductOrderCount * OtherProductOrderCount);

    /// <summary>s, the standard error of ln(lift).</summary>
    private double LogStandardError
    {
        get
        {
            var (both, one) = (OrderCount + 0.5, ProductOrderCount + 1.0);
            var (other, all) = (OtherProductOrderCount + 1.0, TotalOrderCount + 2.0);
            return Math.Sqrt(1 / both - 1 / one - 1 / other + (2 * both * all / (one * other) - 1) / all);
        }
    }
}
