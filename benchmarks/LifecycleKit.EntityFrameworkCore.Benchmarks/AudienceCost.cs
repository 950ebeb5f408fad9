using System.Diagnostics;
using System.Globalization;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// An audience of one customer in a hundred: the time of a page and of all pages, of the count, and of the count by stage. The variable
/// <c>LIFECYCLEKIT_CUSTOMERS</c> sets the number of customers, a million by default.
/// </summary>
internal static class AudienceCost
{
    private const int Share = 100;
    private const int PageSize = 100;
    private const string Quiet = "quiet-0";
    private const string Stage = "at-risk";

    private static readonly int CustomerCount = int.Parse(
        Environment.GetEnvironmentVariable("LIFECYCLEKIT_CUSTOMERS") ?? "1000000", CultureInfo.InvariantCulture);

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var shop = new TrackedShop(database);
        // Time alone moves the one customer into the audience; the other one orders then.
        var quiet = OrderUpdate.First("quiet", 0, 0, 1);
        await shop.RecordAsync(quiet);
        for (var days = 0; (await shop.Tracker.GetViewAsync(Quiet)).Track("journey").Stage != Stage; days += 5)
        {
            if (days > 1000) throw new InvalidOperationException($"Time alone moves no customer to {Stage}.");
            shop.Now = quiet.At.AddDays(days);
        }

        await shop.Tracker.SweepAsync();
        var other = OrderUpdate.First("other", 0, 0, 1);
        await shop.RecordAsync(other with { At = shop.Now, Order = other.Order with { PlacedAt = shop.Now, ChangedAt = shop.Now } });
        var audience = Audience.InStage("journey", Stage);
        await CopyAsync(database);
        await database.AnalyzeAsync();

        var counts = await TimeAsync("count by stage", async () => await shop.Tracker.CountByStageAsync("journey"));
        Console.WriteLine($"{database.Name}: {string.Join(", ", counts.Where(one => one.Count > 0))}");
        await TimeAsync("count", async () => await shop.Tracker.CountAsync(audience));
        await TimeAsync("first page", async () => await shop.Tracker.FindPageAsync(audience, null, PageSize));
        var pages = 0;
        var found = await TimeAsync("all pages", async () =>
        {
            var all = 0;
            for (string? after = null; ; pages++)
            {
                var page = await shop.Tracker.FindPageAsync(audience, after, PageSize);
                all += page.Count;
                if (page.Count < PageSize) return all;
                after = page[^1].Customer.CustomerId;
            }
        });
        var streamed = await TimeAsync("stream", async () =>
        {
            var all = 0;
            await foreach (var _ in shop.Tracker.FindAsync(audience)) all++;
            return all;
        });
        Console.WriteLine(FormattableString.Invariant(
            $"{database.Name}: {found} found on {pages} full pages of {PageSize}, {streamed} streamed, of {CustomerCount} customers"));

        async Task<T> TimeAsync<T>(string what, Func<Task<T>> call)
        {
            var watch = Stopwatch.StartNew();
            var result = await call();
            Console.WriteLine(FormattableString.Invariant($"{database.Name}, {what}: {watch.Elapsed.TotalMilliseconds:0.0} ms"));
            return result;
        }
    }

    /// <summary>Makes the other customers of two: each hundredth of the one in the audience.</summary>
    private static async Task CopyAsync(BenchmarkDatabase database)
    {
        var options = new DbContextOptionsBuilder<LifecycleContext>();
        database.Configure(options);
        await using var context = new LifecycleContext(options.Options);
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        foreach (var table in new[] { "lifecycle_customers", "lifecycle_orders", "lifecycle_track_states" })
        {
            var columns = context.Model.FindEntityType(table)!.GetProperties().Select(one => one.GetColumnName()).ToList();
            var values = columns.Select(column => column switch
            {
                "customer_id" => "'c-' || n",
                "order_id" => "'o-' || n",
                "entry" => "replace(entry, order_id, 'o-' || n)",
                _ => column,
            });
            // Names of the model and constants of this measurement.
            string text = $"""
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {CustomerCount})
                INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {table}, numbers
                WHERE customer_id = CASE WHEN n % {Share} = 0 THEN '{Quiet}' ELSE 'other-0' END
                """;
            await context.Database.ExecuteSqlRawAsync(text);
        }
    }
}
