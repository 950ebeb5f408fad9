using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>What a simulated shop sells: products in categories, the first ones of a category sold most.</summary>
internal static class ShopCatalog
{
    public const int CategoryCount = 5;
    private const int ProductCount = 12;
    private const int MaxLineCount = 3;
    private const double FavouriteShare = 0.6;

    private static readonly string[] Categories = ["tea", "coffee", "cups", "sweets", "gifts"];

    /// <summary>Draws the lines of an order: one to three products, most of them of the customer's favourite category.</summary>
    public static OrderLine[] DrawLines(int favourite, ref SeededDraws draws)
    {
        var lines = new OrderLine[1 + draws.NextIndex(MaxLineCount)];
        for (var i = 0; i < lines.Length; i++)
        {
            var isFavourite = draws.NextFraction() < FavouriteShare;
            var other = draws.NextIndex(CategoryCount);
            // The square of an even number from 0 to 1 is small more often than large.
            var fraction = draws.NextFraction();
            lines[i] = Line(isFavourite ? favourite : other, (int)(fraction * fraction * ProductCount), 1 + draws.NextIndex(2));
        }

        return lines;
    }

    private static OrderLine Line(int category, int product, int quantity) => new()
    {
        Product = FormattableString.Invariant($"{Categories[category]}-{product + 1:00}"),
        Category = Categories[category],
        Quantity = quantity,
        NetAmount = quantity * (4.5m + 3 * category + 1.75m * product),
    };
}
