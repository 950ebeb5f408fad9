using System.Diagnostics;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>Pending events a second: appended one by one, added to a transaction of the host by hundreds, and applied.</summary>
internal static class PendingRate
{
    private const int CustomerCount = 200;
    private const int EventCount = 2_000;
    private const int BatchSize = 100;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var shop = new TrackedShop(database);
        await shop.AddCustomersAsync(CustomerCount, 10, "pending");
        await database.AnalyzeAsync();
        shop.Now = TrackedShop.Start.AddDays(1);
        // The first events warm up.
        await AppendAsync(shop, 0, BatchSize);
        await shop.Tracker.ApplyPendingAsync(BatchSize);

        var appended = await RateAsync(() => AppendAsync(shop, BatchSize, EventCount));
        var applied = await RateAsync(() => ApplyAsync(shop));
        var added = await RateAsync(() => AddInTransactionsAsync(database, BatchSize + EventCount));
        var appliedAgain = await RateAsync(() => ApplyAsync(shop));
        Console.WriteLine(FormattableString.Invariant(
            $"{database.Name}, pending events a second: {appended:0} appended, {added:0} added by hundreds to a transaction, {applied:0} and {appliedAgain:0} applied"));
    }

    private static async Task AppendAsync(TrackedShop shop, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var update = Update(i);
            await shop.Store.AppendPendingAsync(new CustomerKey(string.Empty, update.Customer), update.ToEvent(), default);
        }
    }

    private static async Task AddInTransactionsAsync(BenchmarkDatabase database, int first)
    {
        var options = new DbContextOptionsBuilder<LifecycleContext>();
        database.Configure(options);
        for (var i = first; i < first + EventCount; i += BatchSize)
        {
            await using var context = new LifecycleContext(options.Options);
            for (var k = i; k < i + BatchSize; k++) context.RecordLifecycle(Update(k).Customer, Update(k).ToEvent());
            await context.SaveChangesAsync();
        }
    }

    private static async Task ApplyAsync(TrackedShop shop)
    {
        var appliedCount = 0;
        while (appliedCount < EventCount) appliedCount += (await shop.Tracker.ApplyPendingAsync(1_000)).AppliedCount;
    }

    private static async Task<double> RateAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        await call();
        return EventCount / watch.Elapsed.TotalSeconds;
    }

    private static OrderUpdate Update(int number) =>
        OrderUpdate.Later("pending", number % CustomerCount, number * 7 % 10, 10, number);
}
