using System.Collections.Concurrent;
using System.Collections.Immutable;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LifecycleKit.Hosting;

/// <summary>
/// Logs starts, publications, disputed orders and failures. No id of a customer is logged.
/// </summary>
internal sealed partial class LifecycleLog : ILifecycleObserver
{
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, LoggedTexts> _shops = new(StringComparer.Ordinal);

    public LifecycleLog(ILoggerFactory? loggers = null) =>
        _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<LifecycleTracker>();

    public void OnStarted(StartReport report)
    {
        if (!report.IsDurable) LogInMemory(_logger, report.Scope);
        LogResult(report.Publication with { Diagnostics = report.Diagnostics });
    }

    public void OnStartFailed(string scope, Exception exception) => LogStartFailed(_logger, exception, scope);

    public void OnPublished(PublishResult result)
    {
        var errors = string.Join("\n- ", result.Errors);
        // One save of a file can be reported several times.
        var isNews = Of(result).Refuse(errors);
        if (result.IsPublished) LogResult(result);
        else if (isNews) LogRefused(_logger, result.Scope, result.Errors.Length, errors);
    }

    public void OnOrderDisputed(CustomerKey customer, RecordResult result) =>
        LogDisputed(_logger, customer, customer.Scope, result.Outcome);

    public void OnRecordFailed(string scope, RecordResult result) => LogRecordFailed(_logger, result.Error, result.Outcome, scope);

    public void OnHandlerFailed(HandlerFailure failure)
    {
        if (failure.IsParked) LogParked(_logger, failure.Error, failure.Notice.Customer.Scope, failure.Handler, failure.Notice);
        else LogHandlerFailed(_logger, failure.Error, failure.Notice.Customer.Scope, failure.Handler, failure.Notice);
    }

    public void OnCustomerFailed(CustomerFailure failure) =>
        LogCustomerFailed(_logger, failure.Error, failure.Customer, failure.Customer.Scope);

    /// <summary>Logs each warning and each part with other content once, and not again at each reload.</summary>
    private void LogResult(PublishResult result)
    {
        ImmutableArray<string> warnings =
        [
            .. result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Note).Select(diagnostic => $"{diagnostic}")
        ];
        var before = Of(result).Know([.. warnings, .. result.Followed]);
        foreach (var warning in warnings.Where(text => !before.Contains(text))) LogWarning(_logger, result.Scope, warning);
        foreach (var part in result.Followed.Where(text => !before.Contains(text))) LogFollowed(_logger, part, result.Scope);
        if (result.Publications.IsEmpty) LogUnchanged(_logger, result.Scope);
        else LogPublished(_logger, result.At, result.Scope, string.Join(", ", result.Publications));
    }

    private LoggedTexts Of(PublishResult result) => _shops.GetOrAdd(result.Scope, _ => new LoggedTexts());

    [LoggerMessage(1, LogLevel.Information, "Published at {At:O} in the shop '{Shop}': {Publications}.")]
    private static partial void LogPublished(ILogger logger, DateTimeOffset at, string shop, string publications);

    [LoggerMessage(
        2, LogLevel.Error,
        "The changed lifecycle configuration of the shop '{Shop}' is refused for {Count} error(s); the previous configuration stays in force:\n- {Errors}")]
    private static partial void LogRefused(ILogger logger, string shop, int count, string errors);

    [LoggerMessage(3, LogLevel.Warning, "In the lifecycle configuration of the shop '{Shop}': {Diagnostic}")]
    private static partial void LogWarning(ILogger logger, string shop, string diagnostic);

    [LoggerMessage(
        4, LogLevel.Warning,
        "Customers of the shop '{Shop}' are kept in memory: all records are lost when the process ends. Register a durable ICustomerStore.")]
    private static partial void LogInMemory(ILogger logger, string shop);

    [LoggerMessage(
        5, LogLevel.Information,
        "{Part} of the shop '{Shop}' is in force with content from the store that differs from this configuration: configuration has published this content, or a later revision, before.")]
    private static partial void LogFollowed(ILogger logger, string part, string shop);

    [LoggerMessage(
        6, LogLevel.Warning,
        "An order of {Customer} in the shop '{Shop}' was {Outcome}: the snapshot is older than the known one, contradicts it, or names an order of another customer.")]
    private static partial void LogDisputed(ILogger logger, CustomerKey customer, string shop, RecordOutcome outcome);

    [LoggerMessage(7, LogLevel.Error, "In the shop '{Shop}' the handler {Handler} failed on {Notice}; it is called again later.")]
    private static partial void LogHandlerFailed(ILogger logger, Exception error, string shop, string handler, TransitionNotice notice);

    [LoggerMessage(
        12, LogLevel.Error,
        "In the shop '{Shop}' the handler {Handler} failed on {Notice} too often: the delivery is parked, and the handler gets no transition of this customer until it is released.")]
    private static partial void LogParked(ILogger logger, Exception error, string shop, string handler, TransitionNotice notice);

    [LoggerMessage(
        8, LogLevel.Error,
        "The time-based transitions or a pending event of {Customer} in the shop '{Shop}' could not be applied; a later call tries again.")]
    private static partial void LogCustomerFailed(ILogger logger, Exception error, CustomerKey customer, string shop);

    [LoggerMessage(
        9, LogLevel.Debug, "The lifecycle configuration of the shop '{Shop}' was read; it equals the last published configuration.")]
    private static partial void LogUnchanged(ILogger logger, string shop);

    [LoggerMessage(11, LogLevel.Error, "An event was {Outcome} in the shop '{Shop}': it was not applied in the call that recorded it.")]
    private static partial void LogRecordFailed(ILogger logger, Exception? error, RecordOutcome outcome, string shop);

    [LoggerMessage(
        10, LogLevel.Error, "The lifecycle tracker could not start in the shop '{Shop}'; it starts at the first successful call.")]
    private static partial void LogStartFailed(ILogger logger, Exception error, string shop);

    /// <summary>What was logged of a shop, so that it is not logged again.</summary>
    private sealed class LoggedTexts
    {
        private readonly object _gate = new();
        private ImmutableHashSet<string> _known = [];
        private string _refused = string.Empty;

        /// <summary>Returns false for the errors of the call before.</summary>
        public bool Refuse(string errors) => Interlocked.Exchange(ref _refused, errors) != errors;

        /// <summary>Keeps warnings, and returns those of the call before.</summary>
        public ImmutableHashSet<string> Know(ImmutableHashSet<string> texts)
        {
            lock (_gate)
            {
                var before = _known;
                _known = texts;
                return before;
            }
        }
    }
}
