using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting;

/// <summary>Runs the background jobs of the registered tracker, each in a loop of its own, until the host stops.</summary>
internal sealed class LifecycleBackgroundService : BackgroundService
{
    private readonly IReadOnlyList<BackgroundJob> _jobs;
    private readonly TimeProvider _time;
    private readonly BackgroundLog _log;

    public LifecycleBackgroundService(
        ILifecycleTracker tracker, ILifecycleDeliveries deliveries, ILifecyclePublisher publisher, IServiceScopeFactory scopes,
        IOptions<LifecycleBackgroundOptions> options, TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        _time = time ?? TimeProvider.System;
        _log = new BackgroundLog((loggers ?? NullLoggerFactory.Instance).CreateLogger<LifecycleTracker>());
        _jobs = new BackgroundJobs(tracker, deliveries, publisher, scopes, options.Value, _time, _log).Enabled();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _log.Started(_jobs);
        // On pool threads, since a store in memory ends its calls on the thread that makes them, which here starts the host.
        return Task.WhenAll(_jobs.Select(
            job => Task.Run(() => new BackgroundLoop(job, _time, _log).RunAsync(stoppingToken), CancellationToken.None)));
    }
}
