using System.Globalization;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A process that lives a part of a life, until the end or until it is killed. It prints the number of each step, or of the first one of
/// each epoch, when it is done.
/// </summary>
internal static class Writer
{
    public const string Argument = "--write";

    public static async Task<int> RunAsync(string[] arguments)
    {
        await RunAsync(WriterTask.Parse(arguments), Console.In.ReadLineAsync, PrintAsync);
        return 0;
    }

    /// <summary>Lives a part of a life in this process.</summary>
    /// <param name="task">The part.</param>
    /// <param name="sign">Waits for the sign to begin the next epoch, when others live beside this one.</param>
    /// <param name="done">Called with the number of each step, or of the first one of each epoch, when it is done.</param>
    public static async Task RunAsync(WriterTask task, Func<Task> sign, Func<int, Task> done)
    {
        using var deliveries = new DeliveryLog(task.Folder);
        void Configure(DbContextOptionsBuilder options) => SetDatabase(options, task.Kind, task.Connection);
        await using var host = new ShopHost(Configure, deliveries: deliveries, setOptions: options =>
        {
            SetOptions(options);
            if (task.IsInBackground) options.Delivery = DeliveryMode.InBackground;
            if (task.PartCount > 1) options.Playbook = LetterClaims.Playbook;
        });
        var worker = new ShopWorker(host, new ShopLife(task.Seed, task.CustomerCount), () => TestDatabase.NewContext(Configure));
        if (task.PartCount == 1) await RunAloneAsync(task, host, worker, deliveries, done);
        else await RunWithOthersAsync(task, host, worker, sign, done);
    }

    /// <summary>Sets the options of hosts with handlers: what fails twice is parked.</summary>
    public static void SetOptions(LifecycleOptions options) => options.MaxDeliveryAttempts = 2;

    private static async Task RunAloneAsync(
        WriterTask task, ShopHost host, ShopWorker worker, DeliveryLog deliveries, Func<int, Task> done)
    {
        for (var i = task.First; i < task.End; i++)
        {
            // A host that starts again does not find the clock set back.
            host.Clock.Now = ShopLife.ClockAt(Math.Max(i, task.Done));
            deliveries.DiesAfterSuccess = i >= task.DiesFrom;
            if (!task.OnlyCommits && (i % ShopLife.EpochLength == 0 || i == task.First))
            {
                // What was accepted comes before what time has brought, and both before the events of the epoch.
                await worker.ApplyAsync(CancellationToken.None);
                await worker.SweepAsync(CancellationToken.None);
            }

            await worker.StepAsync(i, CancellationToken.None);
            if (task.IsInBackground && i % 3 == 0) await worker.DeliverAsync(CancellationToken.None);
            if (i % 7 == 0 && !task.OnlyCommits) await worker.ApplyAsync(CancellationToken.None);
            await done(i);
        }
    }

    /// <summary>
    /// Lives epoch by epoch, each at a sign of the process that started this one. Publishes a track of its own and claims plays each time.
    /// </summary>
    private static async Task RunWithOthersAsync(
        WriterTask task, ShopHost host, ShopWorker worker, Func<Task> sign, Func<int, Task> done)
    {
        for (var i = task.First; i < task.End; i += ShopLife.EpochLength)
        {
            await sign();
            var epoch = worker.EpochAsync(i, task.End, task.Part, task.PartCount, CancellationToken.None);
            var changes = new LifecycleChanges().SetTrack(TrackOf(task.Part), ShopHost.Badge(i));
            var published = await host.Publisher.PublishAsync(changes);
            if (!published.IsPublished) throw new InvalidOperationException(published.ToString());
            await LetterClaims.ClaimAsync(host, task.Folder, task.Part, i / ShopLife.EpochLength);
            await epoch;
            await done(i);
        }
    }

    /// <summary>The track that a process publishes.</summary>
    public static string TrackOf(int part) => FormattableString.Invariant($"badge {part}");

    private static async Task PrintAsync(int index) =>
        await Console.Out.WriteLineAsync(index.ToString(CultureInfo.InvariantCulture));

    private static void SetDatabase(DbContextOptionsBuilder options, string kind, string connection)
    {
        if (kind == SqliteDatabase.Kind) SqliteDatabase.Configure(options, connection);
#if !NET8_0
        else options.UseNpgsql(connection);
#endif
    }
}
