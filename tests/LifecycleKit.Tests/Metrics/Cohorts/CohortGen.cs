using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Generated options, and shops with an anchor or none for each customer.</summary>
internal static class CohortGen
{
    public static Gen<CohortRetention> Retention { get; } = Gen.Elements(
        CohortRetention.Exact, CohortRetention.Unbounded, CohortRetention.Brackets(0, 1, 3, 6), CohortRetention.Brackets(1, 2),
        CohortRetention.Brackets(2, 5, 40));

    public static Gen<CohortOptions> Options { get; } =
        from unit in Gen.Elements(CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month)
        from zone in ShopGen.Zone
        from aging in Gen.Elements(CohortAging.Calendar, CohortAging.Anniversary)
        from retention in Retention
        from unfinished in Gen.Elements(false, true)
        select new CohortOptions { Unit = unit, TimeZone = zone, Aging = aging, Retention = retention, ShowUnfinished = unfinished };

    /// <summary>Now and then an instant before all orders or after them.</summary>
    public static Gen<DateTimeOffset> AsOf { get; } =
        Gen.Frequency((8, ShopGen.Instant), (1, Gen.Constant(ShopGen.Start.AddDays(-1))), (3, Gen.Constant(ShopGen.Start.AddDays(200))));

    /// <summary>Anchors of the customers 0 to 8 of <see cref="ShopGen"/>.</summary>
    public static Gen<DateTimeOffset?[]> Anchors { get; } =
        Gen.ArrayOf(Gen.Frequency((5, ShopGen.Instant.Select(at => (DateTimeOffset?)at)), (1, Gen.Constant<DateTimeOffset?>(null))), 9);

    public static DateTimeOffset? Anchor(this DateTimeOffset?[] anchors, OrderLogCustomer customer) =>
        anchors[customer.CustomerId[^1] - '0'];

    public static DateTimeOffset? FirstOrder(this OrderLogCustomer customer) =>
        customer.Where(entry => !entry.IsCredit).Select(entry => (DateTimeOffset?)entry.PlacedAt).FirstOrDefault();

    /// <summary>The same with other retention.</summary>
    public static CohortOptions With(this CohortOptions options, CohortRetention retention, bool? unfinished = null) => new()
    {
        Unit = options.Unit, TimeZone = options.TimeZone, Aging = options.Aging, Retention = retention,
        ShowUnfinished = unfinished ?? options.ShowUnfinished,
    };
}
