using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class PurchaseClockTests
{
    private static readonly string[] ZoneIds = ["UTC", "Europe/Berlin", "America/Havana", "Pacific/Apia"];

    private static readonly Gen<OrderSnapshot> Snapshot =
        from id in Gen.Choose(0, 11)
        from minutes in Gen.Choose(0, 8 * 24 * 60)
        from changed in Gen.Choose(0, 40)
        from gross in Gen.Elements(-5m, 0m, 10m, 0.00000001m)
        from refunded in Gen.Elements(0m, 0m, 3m, 40m)
        from status in Gen.Elements(OrderStatus.Placed, OrderStatus.Paid, OrderStatus.Cancelled)
        // The clocks of Havana and Berlin are set back within these days.
        let placed = new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)
        select new OrderSnapshot
        {
            OrderId = $"{id}", PlacedAt = placed, ChangedAt = placed.AddDays(changed), GrossTotal = gross,
            RefundedTotal = gross < 0 ? 0 : refunded, Status = status,
        };

    [Fact]
    public void TryGetPurchaseClock_KeptSinceTheFirstOrder_EqualsTheHistoryOfAllOrders() => Law.Holds(
        from snapshots in Gen.ArrayOf(Snapshot).Resize(24) from readFrom in Gen.Choose(0, 10) select (snapshots, readFrom),
        x =>
        {
            var ledger = new OrderLedger();
            for (var i = 0; i < x.snapshots.Length; i++)
            {
                ledger.Apply(x.snapshots[i]);
                if (i >= x.readFrom) Check(ledger);
            }

            Check(ledger.Clone());
        },
        count: 1_000);

    [Fact]
    public void TryGetPurchaseClock_OfMoreZonesThanAreKept_IsStillRight()
    {
        var ledger = new OrderLedger();
        foreach (var day in (double[])[1, 1.5, 2.9, 7])
            ledger.Apply(Snapshots.Order($"{day}", placed: day));
        for (var i = 0; i < 2; i++)
        {
            for (var hour = -12; hour <= 12; hour++)
                Check(ledger, TimeZoneInfo.CreateCustomTimeZone($"{hour}", TimeSpan.FromHours(hour), null, null));
            ledger.Apply(Snapshots.Order("late", placed: 4));
        }
    }

    private static void Check(OrderLedger ledger)
    {
        foreach (var id in ZoneIds) Check(ledger, Zones.Find(id));
    }

    private static void Check(OrderLedger ledger, TimeZoneInfo zone)
    {
        foreach (var grain in (PurchaseGrain[])[PurchaseGrain.Day, PurchaseGrain.Order])
        {
            var known = ledger.TryGetPurchaseClock(zone, TimeUnit.Day, grain, out var clock);
            Assert.Equal(ledger.OrderCount > 0, known);
            if (!known) continue;
            var steps = ledger.CountedOrders.Select(
                order => grain == PurchaseGrain.Day ? CalendarDays.DayNumber(order.PlacedAt.UtcTicks, zone) : order.PlacedAt.UtcTicks)
                    .ToArray();
            var repeats = grain == PurchaseGrain.Day ? steps.Distinct().Count() - 1 : steps.Length - 1;
            var spend = ledger.CountedOrders.Where((_, i) => grain == PurchaseGrain.Day ? steps[i] != steps[0] : i > 0)
                .Sum(order => order.GrossTotal);
            Assert.Equal(new PurchaseClock(zone, TimeUnit.Day, grain, repeats, steps[0], steps[^1], spend).At(2), clock.At(2));
        }
    }
}
