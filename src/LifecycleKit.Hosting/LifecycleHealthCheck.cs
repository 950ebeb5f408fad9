using LifecycleKit.Tracking;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LifecycleKit.Hosting;

/// <summary>Compares the backlog of the registered tracker with limits.</summary>
internal sealed class LifecycleHealthCheck(ILifecycleDeliveries deliveries, TimeProvider time, LifecycleHealthOptions limits) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Backlog backlog;
        try
        {
            backlog = await deliveries.GetBacklogAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, $"The backlog could not be read: {error.GetType().Name}.", error);
        }

        var now = time.GetUtcNow();
        var (age, lag) = (backlog.DeliveryAge(now), backlog.SweepLag(now));
        List<Reached> reached = [];
        Compare($"a delivery has been due for {age}", age, limits.DegradedDeliveryAge, limits.UnhealthyDeliveryAge);
        Compare(
            $"{backlog.ParkedDeliveryCount} delivery(ies) are parked", backlog.ParkedDeliveryCount, limits.DegradedParkedCount,
            limits.UnhealthyParkedCount);
        Compare($"a customer has been due for a sweep for {lag}", lag, limits.DegradedSweepLag, limits.UnhealthySweepLag);
        Compare(
            $"{backlog.PendingEventCount} event(s) are pending", backlog.PendingEventCount, limits.DegradedPendingCount,
            limits.UnhealthyPendingCount);
        return new HealthCheckResult(
            reached.Exists(one => one.IsUnhealthy) ? context.Registration.FailureStatus
                : reached.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy,
            reached.Count == 0 ? "No figure of the backlog has reached a limit."
                : $"Reached: {string.Join("; ", reached.Select(one => one.Text))}.",
            data: new Dictionary<string, object>
            {
                ["pendingEvents"] = backlog.PendingEventCount,
                ["deliveries"] = backlog.DeliveryCount,
                ["parkedDeliveries"] = backlog.ParkedDeliveryCount,
                ["deliveryAgeSeconds"] = age.TotalSeconds,
                ["sweepLagSeconds"] = lag.TotalSeconds,
            });

        void Compare<T>(FormattableString text, T figure, T? degraded, T? unhealthy)
            where T : struct, IComparable<T>
        {
            var isUnhealthy = unhealthy is { } high && figure.CompareTo(high) >= 0;
            if (isUnhealthy || (degraded is { } low && figure.CompareTo(low) >= 0))
                reached.Add(new Reached(FormattableString.Invariant(text), isUnhealthy));
        }
    }

    private readonly record struct Reached(string Text, bool IsUnhealthy);
}
