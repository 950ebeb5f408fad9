using LifecycleKit.EntityFrameworkCore.Benchmarks;
using LifecycleKit.EntityFrameworkCore.Tests.Postgres;

// Names of measurements, and `sqlite` or `postgres` for one database alone; without names, all measurements.
Dictionary<string, Func<BenchmarkDatabase, Task>> all = new()
{
    ["record"] = RecordCosts.RunAsync,
    ["orders"] = OrderCounts.RunAsync,
    ["stages"] = LoadStages.RunAsync,
    ["pending"] = PendingRate.RunAsync,
    ["backfill"] = BackfillRate.RunAsync,
    ["sweep"] = SweepCost.RunAsync,
    ["audience"] = AudienceCost.RunAsync,
};
string[] databases = ["sqlite", "postgres"];
if (args.FirstOrDefault(arg => !all.ContainsKey(arg) && !databases.Contains(arg)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is not one of {string.Join(", ", all.Keys)}, {string.Join(", ", databases)}.");
    return 1;
}

var chosen = args.Where(all.ContainsKey).ToArray();
await using var cluster = args.Contains("sqlite") || !PostgresCluster.IsInstalled
    ? null : await PostgresCluster.StartAsync(isDurable: true);
foreach (var name in chosen.Length > 0 ? chosen : [.. all.Keys])
{
    if (!args.Contains("postgres"))
    {
        await using var sqlite = await BenchmarkDatabase.SqliteAsync();
        await all[name](sqlite);
    }

    if (cluster is null) continue;
    await using var postgres = await BenchmarkDatabase.PostgresAsync(cluster);
    await all[name](postgres);
}

return 0;
