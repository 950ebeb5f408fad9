using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A process that lives a part of a life, until the end or until it is killed. It prints the number of each step when the step is done.
/// </summary>
internal static class Writer
{
    public const string Argument = "--write";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var task = WriterTask.Parse(arguments);
        using var deliveries = new DeliveryLog(task.Folder);
        void Configure(DbContextOptionsBuilder options) => SetDatabase(options, task.Kind, task.Connection);
        await using var host = new ShopHost(Configure, deliveries: deliveries);
        var worker = new ShopWorker(host, new ShopLife(task.Seed, task.CustomerCount), () => TestDatabase.NewContext(Configure));
        for (var i = task.First; i < task.End; i++)
        {
            // A host that starts again does not find the clock set back.
            host.Clock.Now = ShopLife.ClockAt(Math.Max(i, task.Done));
            if (!task.OnlyCommits && (i % ShopLife.EpochLength == 0 || i == task.First))
            {
                // What was accepted comes before what time has brought, and both before the events of the epoch.
                await worker.ApplyAsync(CancellationToken.None);
                await worker.SweepAsync(CancellationToken.None);
            }

            await worker.StepAsync(i, CancellationToken.None);
            if (i % 7 == 0 && !task.OnlyCommits) await worker.ApplyAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync(i.ToString(CultureInfo.InvariantCulture));
        }

        if (!task.OnlyCommits) await worker.ApplyAsync(CancellationToken.None);
        return 0;
    }

    private static void SetDatabase(DbContextOptionsBuilder options, string kind, string connection)
    {
        if (kind == SqliteDatabase.Kind) options.UseSqlite(connection);
#if !NET8_0
        else options.UseNpgsql(connection);
#endif
    }
}
