using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Monthly revenue of subscriptions, computed for one instant by its definition.</summary>
internal static class NaiveRevenue
{
    /// <summary>Events of few subscriptions over sixty days, often at one instant, with prices that do not divide evenly.</summary>
    public static Gen<CustomerEvent[]> Events { get; } = Gen.ArrayOf(
        from day in Gen.Choose(0, 60)
        from hours in Gen.Elements(0, 0, 0, 7, 23)
        from id in Gen.Elements("s", "s", "t", "u")
        from eventId in Gen.Elements(null, null, "e1", "e2", "E3")
        from price in Gen.Elements(0m, 0m, 9.99m, 100m, 0.01m, 99_999.99m)
        from months in Gen.Elements(1, 1, 3, 7, 12)
        from kind in Gen.Elements(0, 0, 1, 1, 2)
        let at = Days.Day(day).AddHours(hours)
        select kind switch
        {
            0 => CustomerEvent.SubscriptionStarted(at, id, price, months, eventId),
            1 => CustomerEvent.SubscriptionRenewed(at, id, price, months, eventId),
            _ => CustomerEvent.SubscriptionCancelled(at, id, eventId),
        }).Resize(20);

    public static decimal At(IEnumerable<CustomerEvent> events, DateTimeOffset asOf) =>
        events.Where(e => e.At < asOf).GroupBy(e => e.SubscriptionId).Sum(of => PriceOf([.. of]));

    public static int Running(IEnumerable<CustomerEvent> events, DateTimeOffset asOf) =>
        events.Where(e => e.At < asOf).GroupBy(e => e.SubscriptionId).Count(of => RunOf([.. of]).Length > 0);

    /// <summary>The revenue after each event was above 0 at some instant before another.</summary>
    public static bool PaidBefore(CustomerEvent[] events, DateTimeOffset asOf) =>
        events.Where(e => e.At < asOf).Any(e => At(events, e.At.AddTicks(1)) > 0);

    private static decimal PriceOf(CustomerEvent[] events)
    {
        var run = RunOf(events);
        if (run.Length == 0) return 0;
        var priced = run.Concat(events.Where(e => e.Kind == CustomerEventKind.SubscriptionRenewed && e.At >= run[0].At))
            .Where(e => e.Amount > 0)
            .OrderBy(e => e.At).ThenBy(e => e.Kind == CustomerEventKind.SubscriptionRenewed)
            .ThenBy(e => e.EventId, StringComparer.Ordinal).ThenBy(e => e.Amount).ThenBy(e => e.BillingMonths).ToArray();
        return priced.Length == 0 ? 0 : decimal.Round(priced[^1].Amount / priced[^1].BillingMonths, 8);
    }

    /// <summary>The starts after the last cancellation.</summary>
    private static CustomerEvent[] RunOf(CustomerEvent[] events)
    {
        CustomerEvent[] ends =
        [
            .. events.Where(e => e.Kind != CustomerEventKind.SubscriptionRenewed)
                .OrderBy(e => e.At).ThenBy(e => e.EventId, StringComparer.Ordinal).ThenBy(e => e.Kind).ThenBy(e => e.Amount),
        ];
        return ends[(Array.FindLastIndex(ends, e => e.Kind == CustomerEventKind.SubscriptionCancelled) + 1)..];
    }
}
