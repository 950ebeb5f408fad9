namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>event.products</c>: the products of the order of the event; missing for other events, and for an order whose lines are not
    /// known.
    /// </summary>
    public static SetField EventProducts { get; } = new(
        "event.products",
        static (in Facts f) => f.HasEvent && f.Event.Snapshot is { Products: { Count: > 0 } products } ? products : null,
        FieldTiming.Event);

    /// <summary>
    /// <c>event.categories</c>: the categories of the order of the event and of its lines; missing for other events, and for an order
    /// without any category.
    /// </summary>
    public static SetField EventCategories { get; } = new(
        "event.categories",
        static (in Facts f) =>
            f.HasEvent && f.Event.Snapshot is { } order && f.History.Orders.CategoriesOf(order) is { Count: > 0 } categories
                ? categories : null,
        FieldTiming.Event);

    /// <summary>
    /// <c>products.bought</c>: the products of the lines of all counted orders, ever. A product leaves the set when the last order with it
    /// is cancelled or fully refunded.
    /// </summary>
    public static SetField BoughtProducts { get; } = new("products.bought", static (in Facts f) => f.History.Orders.BoughtProducts);

    /// <summary>
    /// <c>categories.bought</c>: the categories of all counted orders and of their lines, ever, by the rule of <c>products.bought</c>.
    /// </summary>
    public static SetField BoughtCategories { get; } = new("categories.bought", static (in Facts f) => f.History.Orders.BoughtCategories);

    /// <summary><c>products.count</c>: the number of different products in <c>products.bought</c>; 0 where lines are not known.</summary>
    public static NumberField BoughtProductCount { get; } =
        Count("products.count", static (in Facts f) => f.History.Orders.BoughtProducts.Count);

    /// <summary><c>categories.count</c>: the number of different categories in <c>categories.bought</c>; 0 where none is known.</summary>
    public static NumberField BoughtCategoryCount { get; } =
        Count("categories.count", static (in Facts f) => f.History.Orders.BoughtCategories.Count);
}
