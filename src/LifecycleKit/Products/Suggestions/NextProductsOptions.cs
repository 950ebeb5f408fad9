namespace LifecycleKit.Products;

/// <summary>Options of <see cref="NextProducts"/>: how similar products are, and how much that counts.</summary>
public sealed class NextProductsOptions
{
    /// <summary>The number of similar products that are kept of each product; from 1 to 1 000, 50 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1 000.</exception>
    public int NeighbourCount
    {
        get;
        init => field = value is >= 1 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NeighbourCount), value, "The number of neighbours must be from 1 to 1000.");
    } = 50;

    /// <summary>
    /// The number of common orders at which a similarity counts half, so that pairs with few orders count little; from 0 to 1 000 000, 20
    /// by
    /// default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1 000 000.</exception>
    public decimal Shrinkage
    {
        get;
        init => field = value is >= 0 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Shrinkage), value, "The shrinkage must be from 0 to 1000000.");
    } = 20;

    /// <summary>
    /// What the similarity to the customer's products counts beside the chance to buy a product again; from 0 to 1 000, 0.1 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not from 0 to 1 000.</exception>
    public decimal SimilarityWeight
    {
        get;
        init => field = value is >= 0 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SimilarityWeight), value, "The weight of similarity must be from 0 to 1000.");
    } = 0.1m;

    /// <summary>The least number of orders with a product that is suggested; at least 1, 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinOrderCount
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinOrderCount), value, "The least number of orders must be at least 1.");
    } = 5;

    /// <summary>Which of the products that the customer bought already are suggested. All of them by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of <see cref="BoughtProducts"/>.</exception>
    public BoughtProducts BoughtProducts
    {
        get;
        init => field = value is BoughtProducts.Include or BoughtProducts.WhenDue or BoughtProducts.Exclude
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(BoughtProducts), value, "The products that were bought must be Include, WhenDue or Exclude.");
    }

    /// <summary>Whether the most popular products fill a list that is too short, as that of a new customer; true by default.</summary>
    public bool FillWithPopular { get; init; } = true;
}

/// <summary>Which of the products that a customer bought already are suggested.</summary>
public enum BoughtProducts
{
    /// <summary>All of them.</summary>
    Include,

    /// <summary>Those whose due instant has come and which are not lapsed.</summary>
    WhenDue,

    /// <summary>None.</summary>
    Exclude,
}
