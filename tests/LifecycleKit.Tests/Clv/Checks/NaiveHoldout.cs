using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

/// <summary>Counts hold-outs and repeat purchases by sets of days, slowly and simply.</summary>
internal static class NaiveHoldout
{
    public static IEnumerable<HoldoutCustomer> Of(OrderLog log, PurchaseWindow calibration, DateTimeOffset end)
    {
        for (var place = 0; place < log.CustomerCount; place++)
        {
            var orders =
                log[place].Where(entry => !entry.IsCredit && entry.PlacedAt >= calibration.Start && entry.PlacedAt < end).ToArray();
            var before = orders.Where(entry => entry.PlacedAt < calibration.AsOf).ToArray();
            if (before.Length == 0) continue;
            var after = orders.Where(entry => entry.PlacedAt >= calibration.AsOf).ToArray();
            if (calibration.Grain == PurchaseGrain.Day)
                after = [.. after.Where(entry => !before.Select(DayOf).Contains(DayOf(entry)))];
            var purchases = calibration.Grain == PurchaseGrain.Day ? after.Select(DayOf).Distinct().Count() : after.Length;
            Assert.True(log[place].TryGetPurchaseHistory(calibration, out var history));
            yield return HoldoutCustomer.Create(history, purchases, after.Sum(entry => entry.Amount), place);
        }

        DateOnly DayOf(OrderEntry entry) => CalendarDays.DateOf(entry.PlacedAt, calibration.TimeZone);
    }

    /// <summary>The instants at which known customers purchase again: at day grain the first order of each further day.</summary>
    public static IEnumerable<DateTimeOffset> Repeats(OrderLog log, PurchaseWindow calibration, DateTimeOffset end)
    {
        foreach (var customer in log)
        {
            var orders = customer.Where(entry => !entry.IsCredit && entry.PlacedAt >= calibration.Start && entry.PlacedAt < end)
                .Select(entry => entry.PlacedAt).ToArray();
            if (orders.Length == 0 || orders[0] >= calibration.AsOf) continue;
            if (calibration.Grain == PurchaseGrain.Day)
                orders = [.. orders.GroupBy(at => CalendarDays.DateOf(at, calibration.TimeZone)).Select(day => day.First())];
            foreach (var at in orders.Skip(1)) yield return at;
        }
    }
}
