using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Order rows that collide: few customers, few days around a change of the clock, few order ids, amounts of every size.</summary>
internal static class OrderRowGen
{
    private static readonly DateTimeOffset Start = new(2024, 3, 30, 20, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> CustomerId = Gen.Elements(
        "1", "10", "2", "a", "A", "a\0", "customer-1", "customer-10", "customer-2", "é", "\uFFFD", "\uD800", "\U0001F600", " ",
        new string('x', 300));

    private static readonly Gen<string?> OrderId = Gen.Elements(null, null, "", "1", "2", "é");

    private static readonly Gen<DateTimeOffset> PlacedAt =
        from hours in Gen.Choose(0, 100)
        from ticks in Gen.Elements(0, 0, 1)
        from offset in Gen.Choose(-2, 2)
        select Start.AddHours(hours).AddTicks(ticks).ToOffset(TimeSpan.FromHours(offset));

    private static readonly Gen<decimal> Amount = Gen.Frequency(
        (8, Gen.Choose(-2_000, 10_000).Select(cents => cents / 100m)),
        (1, Gen.Elements(
            0m, 0.000001m, -0.0000001m, 0.3333333m, 12.3400000000m, 9_223_372_036_854m, -9_300_000_000_000.07m, 1e18m, -1e18m)));

    private static readonly Gen<OrderRow> Row =
        from customerId in CustomerId
        from placedAt in PlacedAt
        from amount in Amount
        from orderId in OrderId
        select new OrderRow(customerId, placedAt, amount, orderId);

    private static readonly Gen<OrderLogOptions> Options =
        from zone in Gen.Elements("UTC", "Europe/Berlin", "America/New_York")
        from grain in Gen.Elements(OrderGrain.Day, OrderGrain.Row)
        select new OrderLogOptions { TimeZone = Zones.Find(zone), WithoutOrderId = grain };

    /// <summary>Some rows, and how to make orders of them.</summary>
    public static Gen<(OrderRow[] Rows, OrderLogOptions Options)> RowsAndOptions { get; } =
        from rows in Gen.ArrayOf(Row).Resize(300)
        from options in Options
        select (rows, options);

    /// <summary>Some rows, the same in another order, and how to make orders of them; without order ids.</summary>
    public static Gen<(OrderRow[] Rows, OrderRow[] Shuffled, OrderLogOptions Options)> Shuffled { get; } =
        from x in RowsAndOptions
        let rows = Array.ConvertAll(x.Rows, row => row with { OrderId = null })
        from shuffled in Gen.Shuffle(rows)
        select (rows, shuffled, x.Options);
}
