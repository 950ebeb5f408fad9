namespace LifecycleKit.Products;

/// <summary>Options for fitting a <see cref="ReplenishmentModel"/>.</summary>
public sealed class ReplenishmentOptions
{
    /// <summary>The least number of repeat purchases of a product that has an interval; at least 1, 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinRepeatCount
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinRepeatCount), value, "The least number of repeat purchases must be at least 1.");
    } = 5;

    /// <summary>
    /// How many intervals of a customer's own weigh as much as the interval of the product; from 0 to 1 000, 2 by default. With 0, a
    /// customer's own interval counts alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1 000.</exception>
    public decimal ProductWeight
    {
        get;
        init => field = value is >= 0 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ProductWeight), value, "The weight of the product must be from 0 to 1000.");
    } = 2;

    /// <summary>
    /// After how many intervals without a purchase a product is no longer expected; from 1 to 1 000, 3 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1 000.</exception>
    public decimal LapseFactor
    {
        get;
        init => field = value is >= 1 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LapseFactor), value, "The number of intervals must be from 1 to 1000.");
    } = 3;
}
