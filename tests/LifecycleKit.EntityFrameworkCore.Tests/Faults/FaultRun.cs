namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Lives a life in processes that are killed at random moments, and started again from a step before the kill. The first process commits
/// the events of its transactions and leaves them pending; the last one, which is not killed, is this process.
/// </summary>
/// <param name="seed">The seed of the life and of the kills.</param>
/// <param name="customerCount">The number of customers.</param>
/// <param name="stepCount">The number of steps.</param>
/// <param name="killCount">The number of kills.</param>
internal sealed class FaultRun(int seed, int customerCount, int stepCount, int killCount)
{
    private const int MaxStepsAgain = 30;

    /// <summary>The kills come soon after a step, between a handler and the store, and at any moment after the start, in turn.</summary>
    private const int KindCount = 3;

    private readonly Random _random = new(seed);

    /// <summary>The number of kills so far.</summary>
    public int KillCount { get; private set; }

    /// <summary>The number of events that the first process had committed and that were not applied.</summary>
    public long PendingCount { get; private set; }

    /// <summary>Called after each kill with the number of steps that are done.</summary>
    public Action<int>? Killed { get; init; }

    /// <param name="database">A database with its tables.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task<FaultReport> RunAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("lifecyclekit-deliveries-");
        try
        {
            var moments = Enumerable.Range(0, killCount).Select(_ => _random.Next(1, stepCount * 9 / 10)).Order().ToList();
            var done = 0;
            while (done < stepCount)
            {
                var task = new WriterTask(seed, customerCount, Math.Max(0, done - _random.Next(MaxStepsAgain)), stepCount)
                {
                    Kind = database.Address.Kind, Connection = database.Address.Connection, Folder = folder.FullName, Done = done,
                    OnlyCommits = killCount > 0 && KillCount == 0, IsInBackground = KillCount % 2 == 1,
                    DiesFrom = KillCount < killCount && KillCount % KindCount == 1 ? moments[KillCount] : null,
                };
                done = await RunAsync(task, KillCount < killCount ? moments[KillCount] : null, cancellationToken);
                if (KillCount == 1 && PendingCount == 0) PendingCount = await database.CountAsync("lifecycle_pending_events");
            }

            return await ReportAsync(database, folder.FullName, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs one process, and kills it once a step is done; null for this process, to the end.</summary>
    /// <returns>The number of steps that are done.</returns>
    private async Task<int> RunAsync(WriterTask task, int? killedAt, CancellationToken cancellationToken)
    {
        if (killedAt is null)
        {
            await Writer.RunAsync(task, static () => Task.CompletedTask, static _ => Task.CompletedTask);
            return task.End;
        }

        await using var process = WriterProcess.Start(task);
        var done = task.Done;
        var isAtStart = KillCount % KindCount == 2;
        var until = task.DiesFrom is not null ? int.MaxValue : killedAt;
        while (!isAtStart && done < until && await process.ReadAsync(cancellationToken) is { } step) done = Math.Max(done, step + 1);
        if (task.DiesFrom is not null)
        {
            var code = await process.WaitAsync(cancellationToken);
            if (code == 0 || done == task.End)
                throw new InvalidOperationException($"The writer ended with {code} after {done} steps.");
        }
        else
        {
            await Task.Delay(_random.Next(isAtStart ? 1000 : 25), cancellationToken);
        }

        done = Math.Max(done, (await process.KillAsync() ?? -1) + 1);
        KillCount++;
        Killed?.Invoke(done);
        // The last process is not killed.
        return Math.Min(done, task.End - 1);
    }

    private async Task<FaultReport> ReportAsync(TestDatabase database, string folder, CancellationToken cancellationToken)
    {
        var clean = await CleanReplay.RunAsync(new ShopLife(seed, customerCount), stepCount, cancellationToken);
        using (var deliveries = new DeliveryLog(folder))
        await using (var last = new ShopHost(database.Configure, deliveries: deliveries, setOptions: Writer.SetOptions))
        {
            last.Clock.Now = ShopLife.ClockAt(stepCount - 1);
            await ShopLife.EndAsync(last.Tracker, last.Deliveries, last.Clock, stepCount, cancellationToken);
            return await FaultReport.ReadAsync(clean, last, DeliveryLog.Read(folder), null, cancellationToken);
        }
    }
}
