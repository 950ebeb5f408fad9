using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Compares two ledgers in everything that can be seen of them.</summary>
internal static class SameLedger
{
    public static void Assert(OrderLedger expected, OrderLedger actual)
    {
        Xunit.Assert.Equal((expected.Currency, expected.Totals), (actual.Currency, actual.Totals));
        Xunit.Assert.Equal(Entries(expected), Entries(actual));
        Xunit.Assert.Equal(expected.Fulfilment, actual.Fulfilment);
        Xunit.Assert.Equal(expected.BoughtProducts, actual.BoughtProducts);
        Xunit.Assert.Equal(expected.BoughtCategories, actual.BoughtCategories);
        Xunit.Assert.Equal(expected.CountedOrders, actual.CountedOrders);
        Xunit.Assert.Equal(expected.ToEntries(), actual.ToEntries());
        Xunit.Assert.Equal(expected.NetRevenuePlaced(0, long.MaxValue), actual.NetRevenuePlaced(0, long.MaxValue));
        foreach (var zone in new[] { TimeZoneInfo.Utc, Zones.Find("America/New_York") })
        {
            Xunit.Assert.Equal(
                expected.TryGetPurchaseClock(zone, TimeUnit.Day, PurchaseGrain.Day, out var before),
                actual.TryGetPurchaseClock(zone, TimeUnit.Day, PurchaseGrain.Day, out var after));
            if (expected.OrderCount > 0) Xunit.Assert.Equal(before.At(3), after.At(3));
        }
    }

    private static IEnumerable<LedgerEntry> Entries(OrderLedger ledger) =>
        ledger.Entries.OrderBy(entry => entry.InForce.OrderId, StringComparer.Ordinal);
}
