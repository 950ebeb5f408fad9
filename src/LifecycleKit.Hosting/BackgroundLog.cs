using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting;

/// <summary>Logs what the background jobs of a shop do. No id of a customer is logged.</summary>
internal sealed partial class BackgroundLog(ILogger logger, string shop)
{
    public void Started(IReadOnlyList<BackgroundJob> jobs)
    {
        var texts = jobs.Select(job => FormattableString.Invariant($"{job.Name} every {job.Interval}"));
        if (jobs.Count == 0) LogNone(logger, shop);
        else LogStarted(logger, shop, string.Join(", ", texts));
    }

    public void Failed(Exception error, string job, int count, TimeSpan delay) => LogFailed(logger, error, shop, job, count, delay);

    public void Recovered(string job, int count) => LogRecovered(logger, shop, job, count);

    public void Reconciled(ReconcileResult result)
    {
        if (result.CheckedCount == result.UnchangedCount) LogReconciled(logger, shop, result);
        else LogDifferences(logger, shop, result);
    }

    public void Refitted(RefitResult result)
    {
        if (result.IsPublished) LogRefitted(logger, shop, result);
        else LogNotRefitted(logger, shop, string.Join(' ', result.Errors));
        foreach (var diagnostic in result.Diagnostics) LogDiagnostic(logger, shop, diagnostic);
    }

    [LoggerMessage(13, LogLevel.Information, "Background jobs of the shop '{Shop}' run: {Jobs}.")]
    private static partial void LogStarted(ILogger logger, string shop, string jobs);

    [LoggerMessage(
        14, LogLevel.Error,
        "In the shop '{Shop}' the background job {Job} failed, {Count} time(s) in a row; it runs again in {Delay}.")]
    private static partial void LogFailed(ILogger logger, Exception error, string shop, string job, int count, TimeSpan delay);

    [LoggerMessage(15, LogLevel.Information, "In the shop '{Shop}' the background job {Job} works again, after {Count} failure(s).")]
    private static partial void LogRecovered(ILogger logger, string shop, string job, int count);

    [LoggerMessage(16, LogLevel.Information, "The orders of the host for the shop '{Shop}' are in the store: {Result}.")]
    private static partial void LogReconciled(ILogger logger, string shop, ReconcileResult result);

    [LoggerMessage(17, LogLevel.Warning, "The orders of the host for the shop '{Shop}' differed from the store: {Result}.")]
    private static partial void LogDifferences(ILogger logger, string shop, ReconcileResult result);

    [LoggerMessage(18, LogLevel.Information, "The population model of the shop '{Shop}' was fitted again: {Result}.")]
    private static partial void LogRefitted(ILogger logger, string shop, RefitResult result);

    [LoggerMessage(19, LogLevel.Warning, "The population model of the shop '{Shop}' was fitted, but not published: {Errors}")]
    private static partial void LogNotRefitted(ILogger logger, string shop, string errors);

    [LoggerMessage(20, LogLevel.Warning, "No background job of the shop '{Shop}' runs: all are disabled.")]
    private static partial void LogNone(ILogger logger, string shop);

    [LoggerMessage(21, LogLevel.Warning, "In the fit of the population model of the shop '{Shop}': {Diagnostic}")]
    private static partial void LogDiagnostic(ILogger logger, string shop, Diagnostic diagnostic);
}
