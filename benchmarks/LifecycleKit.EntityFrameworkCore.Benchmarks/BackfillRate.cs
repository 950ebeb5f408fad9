using System.Diagnostics;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// Orders a second that a backfill takes over, and those of a repeated run, which finds every order. Beside the time the processor time of
/// this process, which does not depend on other work on the machine; that of a server comes on top.
/// </summary>
internal static class BackfillRate
{
    private const int OrderCount = 1_000_000;
    private const int OrdersOfACustomer = 5;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var shop = new TrackedShop(database);
        // The first orders warm up.
        await shop.Tracker.BackfillAsync(Orders(1_000, "warm"), new BackfillOptions { Name = "warm" });
        foreach (var run in new[] { "new", "repeated" })
        {
            var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var result = await shop.Tracker.BackfillAsync(Orders(OrderCount, "shop"), new BackfillOptions { Name = "orders" });
            var (seconds, own) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
            Console.WriteLine(FormattableString.Invariant(
                $"{database.Name}, backfill, {run}: {OrderCount / seconds:0} orders a second, {own / OrderCount * 1e6:0} µs of processor time an order; {result}"));
        }
    }

    /// <summary>Returns orders of three years in chronological order, the customers mixed.</summary>
    private static IEnumerable<TrackedEvent> Orders(int count, string prefix)
    {
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var at = TrackedShop.Start.AddMinutes(-3 * 365 * 1440.0 * (count - i) / count);
            var customer = OrderUpdate.CustomerId(prefix, random.Next(count / OrdersOfACustomer));
            yield return new TrackedEvent(customer, CustomerEvent.Order(new OrderSnapshot
            {
                OrderId = FormattableString.Invariant($"order-{prefix}-{i}"), PlacedAt = at, ChangedAt = at.AddMinutes(5),
                GrossTotal = random.Next(1000, 9000) / 100m, RefundedTotal = random.Next(20) == 0 ? 5 : 0, Status = OrderStatus.Paid,
                Category = "tea",
            }));
        }
    }
}
