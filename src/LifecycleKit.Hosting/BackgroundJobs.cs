using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting;

/// <summary>The background jobs of one shop.</summary>
internal sealed class BackgroundJobs(
    ILifecycleTracker tracker, ILifecycleDeliveries deliveries, ILifecyclePublisher publisher, IServiceScopeFactory scopes,
    LifecycleBackgroundOptions options, TimeProvider time, BackgroundLog log)
{
    /// <summary>Returns the jobs that the options enable.</summary>
    public IReadOnlyList<BackgroundJob> Enabled()
    {
        var jobs = new List<BackgroundJob>();
        Add(nameof(options.Sweep), options.Sweep, async token =>
            (await tracker.SweepAsync(cancellationToken: token).ConfigureAwait(false)).HasMore);
        Add(nameof(options.Delivery), options.Delivery, async token =>
            (await deliveries.DeliverAsync(cancellationToken: token).ConfigureAwait(false)).HasMore);
        Add(nameof(options.PendingEvents), options.PendingEvents, async token =>
            (await tracker.ApplyPendingAsync(cancellationToken: token).ConfigureAwait(false)).HasMore);
        Add(nameof(options.Backlog), options.Backlog, MeasureAsync);
        if (options.Orders is { } orders)
            Add(nameof(options.Reconciliation), options.Reconciliation, token => ReconcileAsync(orders, token));
        Add(nameof(options.VisitorExpiry), options.VisitorExpiry, async token =>
            (await tracker.ExpireVisitorsAsync(cancellationToken: token).ConfigureAwait(false)).HasMore);
        Add(nameof(options.EventExpiry), options.EventExpiry, async token =>
            (await tracker.ExpireEventsAsync(cancellationToken: token).ConfigureAwait(false)).HasMore);
        if (options.Refit.IsEnabled) jobs.Add(new BackgroundJob(nameof(options.Refit), options.Refit.Interval, RefitAsync));
        return jobs;

        void Add(string name, LifecycleJobOptions job, Func<CancellationToken, ValueTask<bool>> run)
        {
            var interval = job.Interval;
            if (!job.IsEnabled) return;
            jobs.Add(new BackgroundJob(
                name, interval, async token => await run(token).ConfigureAwait(false) ? TimeSpan.Zero : interval));
        }
    }

    private async ValueTask<bool> MeasureAsync(CancellationToken cancellationToken)
    {
        if (LifecycleTelemetry.IsBacklogObserved) await deliveries.GetBacklogAsync(cancellationToken).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> ReconcileAsync(
        Func<IServiceProvider, IAsyncEnumerable<TrackedOrder>> orders, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var result = await tracker.ReconcileAsync(orders(scope.ServiceProvider), maxDifferences: 0, cancellationToken)
                .ConfigureAwait(false);
            log.Reconciled(result);
        }

        return false;
    }

    /// <summary>Fits the model when none was published for the interval, by any host.</summary>
    private async ValueTask<TimeSpan> RefitAsync(CancellationToken cancellationToken)
    {
        var interval = options.Refit.Interval;
        var publications = await publisher.GetPublicationsAsync(cancellationToken).ConfigureAwait(false);
        var last = publications.LastOrDefault(one => one is { Part: PublicationPart.Population, IsRemoval: false });
        var left = last is null ? TimeSpan.Zero : last.At + interval - time.GetUtcNow();
        if (left > TimeSpan.Zero) return left < interval ? left : interval;
        log.Refitted(await publisher.RefitAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        return interval;
    }
}
