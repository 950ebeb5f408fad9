using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting;

/// <summary>Logs what background jobs do. No id of a customer is logged.</summary>
internal sealed partial class BackgroundLog(ILogger logger)
{
    public void Started(IReadOnlyList<BackgroundJob> jobs)
    {
        if (jobs.Count == 0) LogNone(logger);
        else LogStarted(logger, string.Join(", ", jobs.Select(job => FormattableString.Invariant($"{job.Name} every {job.Interval}"))));
    }

    public void Failed(Exception error, string job, int count, TimeSpan delay) => LogFailed(logger, error, job, count, delay);

    public void Recovered(string job, int count) => LogRecovered(logger, job, count);

    public void Reconciled(ReconcileResult result)
    {
        if (result.CheckedCount == result.UnchangedCount) LogReconciled(logger, result);
        else LogDifferences(logger, result);
    }

    public void Refitted(RefitResult result)
    {
        if (result.IsPublished) LogRefitted(logger, result);
        else LogNotRefitted(logger, string.Join(' ', result.Errors));
    }

    [LoggerMessage(13, LogLevel.Information, "Background jobs run: {Jobs}.")]
    private static partial void LogStarted(ILogger logger, string jobs);

    [LoggerMessage(14, LogLevel.Error, "The background job {Job} failed, {Count} time(s) in a row; it runs again in {Delay}.")]
    private static partial void LogFailed(ILogger logger, Exception error, string job, int count, TimeSpan delay);

    [LoggerMessage(15, LogLevel.Information, "The background job {Job} works again, after {Count} failure(s).")]
    private static partial void LogRecovered(ILogger logger, string job, int count);

    [LoggerMessage(16, LogLevel.Information, "The orders of the host are in the store: {Result}.")]
    private static partial void LogReconciled(ILogger logger, ReconcileResult result);

    [LoggerMessage(17, LogLevel.Warning, "The orders of the host differed from the store: {Result}.")]
    private static partial void LogDifferences(ILogger logger, ReconcileResult result);

    [LoggerMessage(18, LogLevel.Information, "The population model was fitted again: {Result}.")]
    private static partial void LogRefitted(ILogger logger, RefitResult result);

    [LoggerMessage(19, LogLevel.Warning, "The population model was fitted, but not published: {Errors}")]
    private static partial void LogNotRefitted(ILogger logger, string errors);

    [LoggerMessage(20, LogLevel.Warning, "No background job runs: all are disabled.")]
    private static partial void LogNone(ILogger logger);
}
