using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Lives a life on several hosts of one process at the same time, while the server of the database goes down and comes back.
/// </summary>
/// <param name="seed">The seed of the life and of the restarts.</param>
/// <param name="customerCount">The number of customers.</param>
/// <param name="stepCount">The number of steps.</param>
/// <param name="hosts">How each host sets its database. Each has a part of the customers.</param>
internal sealed class RestartRun(int seed, int customerCount, int stepCount, IReadOnlyList<Action<DbContextOptionsBuilder>> hosts)
{
    private readonly ShopLife _life = new(seed, customerCount);
    private readonly Random _random = new(seed);

    /// <param name="database">A database without tables.</param>
    /// <param name="restart">Restarts the server.</param>
    /// <param name="restartCount">The number of restarts.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The comparison with a clean replay, and the number of calls that failed and were made again.</returns>
    public async Task<(FaultReport Report, int RetryCount)> RunAsync(
        TestDatabase database, Func<Task> restart, int restartCount, CancellationToken cancellationToken)
    {
        await database.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("lifecyclekit-deliveries-");
        var workers = new List<(ShopHost Host, ShopWorker Worker, DeliveryLog Log)>();
        try
        {
            foreach (var configure in hosts)
            {
                var log = new DeliveryLog(folder.FullName);
                var host = new ShopHost(configure, deliveries: log, setOptions: Writer.SetOptions);
                workers.Add((host, new ShopWorker(host, _life, () => TestDatabase.NewContext(configure), retries: true), log));
            }

            // Without a server the workers would make their calls again for all time.
            using var live = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var epochCount = (stepCount + ShopLife.EpochLength - 1) / ShopLife.EpochLength;
            var restarts = Enumerable.Range(0, epochCount).OrderBy(_ => _random.Next()).Take(restartCount).ToHashSet();
            for (var epoch = 0; epoch < epochCount; epoch++)
            {
                var down = restarts.Contains(epoch) ? RestartAsync(restart, live) : Task.CompletedTask;
                var epochs = workers.Select((one, part) => Task.Run(
                    () => one.Worker.EpochAsync(epoch * ShopLife.EpochLength, stepCount, part, workers.Count, live.Token), live.Token));
                await Task.WhenAll([down, .. epochs]);
            }

            var clean = await CleanReplay.RunAsync(_life, stepCount, cancellationToken);
            var (last, _, _) = workers[0];
            await ShopLife.EndAsync(last.Tracker, last.Deliveries, last.Clock, stepCount, cancellationToken);
            var report = await FaultReport.ReadAsync(clean, last, DeliveryLog.Read(folder.FullName), null, cancellationToken);
            return (report, workers.Sum(one => one.Worker.RetryCount));
        }
        finally
        {
            foreach (var (host, _, log) in workers)
            {
                await host.DisposeAsync();
                log.Dispose();
            }

            folder.Delete(recursive: true);
        }
    }

    private async Task RestartAsync(Func<Task> restart, CancellationTokenSource live)
    {
        await Task.Delay(_random.Next(60), live.Token);
        try
        {
            await restart();
        }
        catch
        {
            await live.CancelAsync();
            throw;
        }
    }
}
