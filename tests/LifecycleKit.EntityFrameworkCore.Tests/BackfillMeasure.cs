using System.Diagnostics;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.EntityFrameworkCore.Tests.Postgres;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The orders a second that a backfill takes over, into PostgreSQL, SQLite and memory. A program, not a test.</summary>
internal static class BackfillMeasure
{
    public const string Argument = "--measure-backfill";

    private const int OrdersOfACustomer = 5;

    /// <param name="args">The number of orders, 200 000 without it, and a kind of database, all without it.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var kind = args.Length > 1 ? args[1] : null;
        if (kind is null or "memory") await RunAsync("memory", null, count);
        if (kind is null or PostgresDatabase.Kind && PostgresCluster.IsInstalled)
        {
            await using var cluster = await PostgresCluster.StartAsync();
            await using var database = await PostgresDatabase.CreateAsync(cluster.Connection, "backfill");
            await RunAsync(PostgresDatabase.Kind, database, count);
        }

        if (kind is null or SqliteDatabase.Kind)
        {
            await using var database = new SqliteDatabase();
            await RunAsync(SqliteDatabase.Kind, database, count);
        }

        return 0;
    }

    private static async Task RunAsync(string kind, TestDatabase? database, int count)
    {
        var services = new ServiceCollection();
        var lifecycle = services.AddLifecycle(options => options.AddTrack("journey", LifecyclePresets.Retail));
        if (database is not null)
        {
            await using (var context = database.NewContext()) await context.Database.EnsureLifecycleSchemaAsync();
            services.AddPooledDbContextFactory<ShopContext>(database.Configure);
            lifecycle.UseEntityFrameworkStore<ShopContext>();
        }

        await using var provider = services.BuildServiceProvider();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();
        // The first save prepares the statements.
        await tracker.BackfillAsync(Orders(1_000, "warm"), new BackfillOptions { Name = "warm" });
        foreach (var run in new[] { "first run", "repeated" })
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var result = await tracker.BackfillAsync(Orders(count, "shop"), new BackfillOptions { Name = "orders" });
            var (seconds, own) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            Console.WriteLine(FormattableString.Invariant(
                $"{kind}, {run}: {count / seconds:0} orders a second, {seconds:0.0} s, {own:0.0} s of processor time here; {result}"));
        }
    }

    /// <summary>Returns orders of three years in chronological order, the customers mixed.</summary>
    private static IEnumerable<TrackedEvent> Orders(int count, string shop)
    {
        var random = new Random(1);
        var customers = count / OrdersOfACustomer;
        for (var i = 0; i < count; i++)
        {
            var at = ShopHost.Start.AddMinutes(-3 * 365 * 1440.0 * (count - i) / count);
            yield return new TrackedEvent($"{shop} customer {random.Next(customers)}", CustomerEvent.Order(new OrderSnapshot
            {
                OrderId = $"{shop} order {i}", PlacedAt = at, ChangedAt = at.AddMinutes(5), GrossTotal = random.Next(1000, 9000) / 100m,
                RefundedTotal = random.Next(20) == 0 ? 5 : 0, Status = OrderStatus.Paid, Category = "tea",
            }));
        }
    }
}
