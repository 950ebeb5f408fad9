using System.Diagnostics;
using LifecycleKit.EntityFrameworkCore.Tests;
#if !NET8_0
using LifecycleKit.EntityFrameworkCore.Tests.Postgres;
#endif

namespace LifecycleKit.Soak;

/// <summary>Lives a long life in processes that are killed, on SQLite and on PostgreSQL, and compares it with a clean replay.</summary>
internal static class StoreSoak
{
    private const int EventsPerCustomer = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        if (SoakOptions.Read(args is ["--events", ..] ? args : ["--events", "5000", .. args]) is not { } options)
        {
            Console.Error.WriteLine(SoakOptions.Usage);
            return 2;
        }

        var failures = 0;
        if (options.Database is null or SqliteDatabase.Kind)
        {
            await using var database = new SqliteDatabase();
            failures += await KillAsync(database, options);
        }

#if !NET8_0
        if (options.Database is null or PostgresDatabase.Kind)
        {
            await using var server = new PostgresServer();
            await server.InitializeAsync();
            await using var database = await server.NewDatabaseAsync();
            failures += await KillAsync(database, options);
            if (options.Kills > 0) failures += await RestartAsync(options);
        }
#endif

        return failures == 0 ? 0 : 1;
    }

#if !NET8_0
    /// <summary>Restarts a server of its own while three hosts record.</summary>
    private static async Task<int> RestartAsync(SoakOptions options)
    {
        var clock = Stopwatch.StartNew();
        var (events, restarts) = ((int)Math.Min(options.Cases, 5_000), Math.Min(options.Kills, 100));
        await using var cluster = await PostgresCluster.StartAsync(isDurable: true);
        await using var database = await PostgresDatabase.CreateAsync(cluster.Connection, "shop");
        var run = new RestartRun(
            (int)options.Seed, CustomersOf(events), events, [database.Configure, database.ConfigurePlain, database.ConfigurePlain]);
        var (report, retryCount) = await run.RunAsync(database, cluster.RestartAsync, restarts, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant(
            $"postgres: {events:N0} events, {restarts} restarts of the server, {retryCount:N0} calls made again, {clock.Elapsed.TotalSeconds:N0} s\n{report}"));
        return report.Wrong.Count;
    }
#endif

    private static int CustomersOf(long events) => Math.Max(4, (int)events / EventsPerCustomer);

    private static async Task<int> KillAsync(TestDatabase database, SoakOptions options)
    {
        var clock = Stopwatch.StartNew();
        await database.CreateAsync();
        var run = new FaultRun((int)options.Seed, CustomersOf(options.Cases), (int)options.Cases, options.Kills)
        {
            Killed = done => Console.WriteLine(FormattableString.Invariant($"{clock.Elapsed:hh\\:mm\\:ss} killed after {done:N0} events")),
        };
        var report = await run.RunAsync(database, CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant(
            $"{database.Address.Kind}: {options.Cases:N0} events, {run.KillCount} kills, seed {options.Seed}, {clock.Elapsed.TotalSeconds:N0} s\n{report}"));
        return report.Wrong.Count;
    }
}
