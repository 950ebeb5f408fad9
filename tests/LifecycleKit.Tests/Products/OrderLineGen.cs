using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Products;

namespace LifecycleKit.Tests.Products;

/// <summary>Order lines that collide: few customers, orders and products, returns, several rows of one product.</summary>
internal static class OrderLineGen
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<OrderLineRow> Row =
        from customer in Gen.Elements(null, "", "1", "10", "2", "a", "é", "\U0001F600", new string('x', 300))
        from order in Gen.Elements("1", "2", "3", "4", "é", "A", "a")
        from hours in Gen.Choose(0, 4_000)
        from product in Gen.Elements("tea", "Tea", "milk", "sugar", "mug", "é", "x", "y", "z", "\U0001F600")
        from quantity in Gen.Elements(1m, 1m, 2m, 0.5m, -1m, -0.5m, 0m, 0.00000001m)
        from amount in Gen.Choose(-500, 2_000).Select(cents => cents / 100m)
        from category in Gen.Elements(null, null, "food", "things", "")
        select new OrderLineRow(customer, order, Start.AddHours(hours), product, quantity, amount, category);

    public static Gen<OrderLineRow[]> Rows { get; } = Gen.Choose(0, 120).SelectMany(count => Gen.ArrayOf(Row, count));

    /// <summary>The rows in another order, always the same.</summary>
    public static OrderLineRow[] Shuffled(IEnumerable<OrderLineRow> rows, int seed)
    {
        var copy = rows.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}
