using LifecycleKit.Customers;

namespace LifecycleKit.Products;

/// <summary>The products of a log in ordinal order of their ids, with the categories that they have.</summary>
internal sealed class ProductTable
{
    /// <summary>The category of a product without one.</summary>
    public const int NoCategory = -1;

    public required string[] Ids { get; init; }

    /// <summary>The categories in ordinal order.</summary>
    public required string[] Categories { get; init; }

    /// <summary>The index of each product's category, or <see cref="NoCategory"/>.</summary>
    public required int[] CategoryOf { get; init; }

    /// <param name="rows">The rows, closed.</param>
    /// <param name="order">The numbers of the products in ordinal order of their ids.</param>
    public static ProductTable Of(OrderLineRows rows, int[] order)
    {
        var used = new bool[rows.Categories.Count];
        for (var product = 0; product < order.Length; product++)
            if (rows.ProductCategories[product] >= 0) used[rows.ProductCategories[product]] = true;
        int[] categories = [.. TextOrder.Of(rows.Categories).Where(category => used[category])];
        var places = new int[used.Length];
        for (var place = 0; place < categories.Length; place++) places[categories[place]] = place;
        return new ProductTable
        {
            Ids = Array.ConvertAll(order, product => Text(rows.ProductIds, product)),
            Categories = Array.ConvertAll(categories, category => Text(rows.Categories, category)),
            CategoryOf = Array.ConvertAll(
                order, product => rows.ProductCategories[product] is >= 0 and var category ? places[category] : NoCategory),
        };
    }

    /// <summary>Returns the table whose products are the categories of this one.</summary>
    public ProductTable ByCategory()
    {
        var none = new int[Categories.Length];
        Array.Fill(none, NoCategory);
        return new ProductTable { Ids = Categories, Categories = [], CategoryOf = none };
    }

    private static string Text(TextPool pool, int number) => TextRecord.Read(pool.Store[pool.LocatorOf(number)]).ToString();
}
