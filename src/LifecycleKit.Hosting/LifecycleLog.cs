using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting;

/// <summary>Logs what happens beside the results of calls: starts, publications, disputed orders and failures. No id of a customer is written.</summary>
internal sealed partial class LifecycleLog(ILogger<LifecycleLog> logger) : ILifecycleObserver
{
    public void OnStarted(StartReport report)
    {
        if (!report.IsDurable) LogInMemory(logger);
        foreach (var finding in report.Findings.Where(finding => finding.Severity > FindingSeverity.Note)) LogWarning(logger, finding);
        foreach (var part in report.Publication.Followed) LogFollowed(logger, part);
        if (!report.Publication.Publications.IsEmpty) LogPublished(logger, string.Join(", ", report.Publication.Publications), report.Publication.At);
    }

    public void OnPublished(PublishResult result)
    {
        foreach (var error in result.Errors) LogRefused(logger, error);
        if (!result.IsPublished) return;
        foreach (var finding in result.Findings.Where(finding => finding.Severity > FindingSeverity.Note)) LogWarning(logger, finding);
        foreach (var part in result.Followed) LogFollowed(logger, part);
        if (!result.Publications.IsEmpty) LogPublished(logger, string.Join(", ", result.Publications), result.At);
    }

    public void OnOrderDisputed(CustomerKey customer, RecordResult result) => LogDisputed(logger, customer, result.Outcome);

    public void OnHandlerFailed(HandlerFailure failure) => LogHandlerFailed(logger, failure.Error, failure.Handler, failure.Notice);

    public void OnCustomerFailed(CustomerFailure failure) => LogCustomerFailed(logger, failure.Error, failure.Customer);

    [LoggerMessage(1, LogLevel.Information, "Published at {At:O}: {Publications}.")]
    private static partial void LogPublished(ILogger logger, string publications, DateTimeOffset at);

    [LoggerMessage(2, LogLevel.Error, "The changed lifecycle configuration is refused, and what was in force stays: {Error}")]
    private static partial void LogRefused(ILogger logger, string error);

    [LoggerMessage(3, LogLevel.Warning, "{Finding}")]
    private static partial void LogWarning(ILogger logger, Finding finding);

    [LoggerMessage(4, LogLevel.Warning, "Customers are kept in memory: everything that is recorded is lost when the process ends. Register a durable ICustomerStore.")]
    private static partial void LogInMemory(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "{Part} is in force as the store has it, and not as this configuration says: configuration has published the same before, or a later revision.")]
    private static partial void LogFollowed(ILogger logger, string part);

    [LoggerMessage(6, LogLevel.Warning, "An order of {Customer} was {Outcome}: the snapshot is older than what is known, or contradicts it.")]
    private static partial void LogDisputed(ILogger logger, CustomerKey customer, RecordOutcome outcome);

    [LoggerMessage(7, LogLevel.Error, "The handler {Handler} failed on {Notice}; it is called again later.")]
    private static partial void LogHandlerFailed(ILogger logger, Exception error, string handler, TransitionNotice notice);

    [LoggerMessage(8, LogLevel.Error, "Time cannot pass for {Customer}, since code of the host failed; it is tried again later.")]
    private static partial void LogCustomerFailed(ILogger logger, Exception error, CustomerKey customer);
}
