using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>
/// Generated shops of few customers: orders, credits and samples over four months, close to midnights and to changes of the clock.
/// </summary>
internal static class ShopGen
{
    /// <summary>Three weeks before clocks change in Europe; America's change on the tenth, Lord Howe's in April.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 1, 31, 0, 0, 0, TimeSpan.Zero);

    public const int LengthDays = 120;

    public static Gen<TimeZoneInfo> Zone { get; } = Gen.Elements(
        new[] { "UTC", "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo" }.Select(Zones.Find).ToArray());

    public static Gen<DateTimeOffset> Instant { get; } =
        from day in Gen.Choose(0, LengthDays)
        from minutes in Gen.Elements(0, 0, 1, 12 * 60, 22 * 60, 23 * 60 + 59)
        from offset in Gen.Elements(0, 0, -3, 5)
        select Start.AddDays(day).AddMinutes(minutes).ToOffset(TimeSpan.FromHours(offset));

    public static Gen<Period> Period { get; } =
        from first in Instant
        from second in Instant.Where(second => second != first)
        select LifecycleKit.Customers.Period.Create(first < second ? first : second, first < second ? second : first);

    public static Gen<OrderRow> Row { get; } =
        from customer in Gen.Choose(1, 8)
        from at in Instant
        from cents in Gen.Frequency((6, Gen.Choose(1, 20_000)), (1, Gen.Constant(0)), (2, Gen.Choose(-10_000, -1)))
        select new OrderRow($"customer {customer}", at, cents / 100m);

    public static Gen<OrderRow[]> Rows { get; } = Gen.ArrayOf(Row).Resize(60);

    public static Gen<OrderLog> Shop { get; } = Rows.Select(Log);

    /// <summary>A log in which every row is an entry.</summary>
    public static OrderLog Log(IEnumerable<OrderRow> rows) => OrderLog.Read(rows, new OrderLogOptions { WithoutOrderId = OrderGrain.Row });

    public static OrderEntry[] Entries(OrderLogCustomer customer) => [.. customer];
}
