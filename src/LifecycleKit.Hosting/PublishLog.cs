using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LifecycleKit.Hosting;

/// <summary>Logs what becomes of lifecycles that change while the tracker is running.</summary>
internal sealed partial class PublishLog : IPublishObserver
{
    private readonly ILogger _logger;

    /// <param name="loggers">The loggers of the host; null, for a host without any, logs nothing.</param>
    public PublishLog(ILoggerFactory? loggers = null) => _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<LifecycleTracker>();

    public void OnPublished(PublishResult result)
    {
        if (!result.IsPublished)
        {
            LogRefused(_logger, result.Errors.Count, string.Join("\n- ", result.Errors));
            return;
        }

        foreach (var finding in result.Findings) LogFound(_logger, finding.ToString());
        if (result.Tracks.Count > 0) LogPublished(_logger, string.Join(", ", result.Tracks), result.At);
        else LogUnchanged(_logger);
    }

    [LoggerMessage(1, LogLevel.Information, "The tracks {Tracks} changed and are in force from {At:O} on.")]
    private static partial void LogPublished(ILogger logger, string tracks, DateTimeOffset at);

    [LoggerMessage(2, LogLevel.Error, "Changed lifecycle options are refused for {Count} error(s), and the old ones stay in force:\n- {Errors}")]
    private static partial void LogRefused(ILogger logger, int count, string errors);

    [LoggerMessage(3, LogLevel.Warning, "In the lifecycles now in force: {Finding}")]
    private static partial void LogFound(ILogger logger, string finding);

    [LoggerMessage(4, LogLevel.Debug, "The lifecycle options were read anew and say the same.")]
    private static partial void LogUnchanged(ILogger logger);
}
