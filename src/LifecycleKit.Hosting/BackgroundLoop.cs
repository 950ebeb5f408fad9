namespace LifecycleKit.Hosting;

/// <summary>Runs one job again and again until the host stops. No exception of the job leaves the loop.</summary>
internal sealed class BackgroundLoop(BackgroundJob job, TimeProvider time, BackgroundLog log)
{
    private const int MaxDoublings = 9;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);

    /// <param name="stopping">Cancels the run in progress, and ends the loop.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        var failureCount = 0;
        while (!stopping.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await job.RunAsync(stopping).ConfigureAwait(false);
                if (failureCount > 0) log.Recovered(job.Name, failureCount);
                failureCount = 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The store or code of the host has failed. The next run finds what this one has left.
                wait = DelayAfter(++failureCount);
                log.Failed(error, job.Name, failureCount, wait);
            }

            if (wait > TimeSpan.Zero) await WaitAsync(wait, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the delay: one second after the first failure, doubled after each consecutive failure, at most 5 minutes.</summary>
    internal static TimeSpan DelayAfter(int failureCount)
    {
        var delay = TimeSpan.FromSeconds(1 << Math.Min(failureCount - 1, MaxDoublings));
        return delay < MaxDelay ? delay : MaxDelay;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(wait, time, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host stops, and the loop ends.
        }
    }
}

/// <summary>A job.</summary>
/// <param name="Name">The name in the log: that of the property of <see cref="LifecycleBackgroundOptions"/>.</param>
/// <param name="Interval">The interval, for the log.</param>
/// <param name="RunAsync">Runs the job once, and returns the time until the next run; zero when there is more to do.</param>
internal sealed record BackgroundJob(string Name, TimeSpan Interval, Func<CancellationToken, ValueTask<TimeSpan>> RunAsync);
