namespace LifecycleKit.Hosting;

/// <summary>
/// The limits of the health check. The check is degraded or unhealthy when a figure reaches a limit; null means no limit. Ages and lags are
/// at least 1 second, counts at least 1.
/// </summary>
/// <remarks>Not thread-safe; a host sets them up and then reads them.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleHealthOptions
{
    /// <summary>The time for which the oldest due delivery has been waiting, from which on the check is degraded.</summary>
    /// <value>10 minutes by default.</value>
    public TimeSpan? DegradedDeliveryAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The time for which the oldest due delivery has been waiting, from which on the check is unhealthy.</summary>
    /// <value>1 hour by default.</value>
    public TimeSpan? UnhealthyDeliveryAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The number of parked deliveries from which on the check is degraded.</summary>
    /// <value>1 by default.</value>
    public long? DegradedParkedCount { get; set; } = 1;

    /// <summary>The number of parked deliveries from which on the check is unhealthy.</summary>
    /// <value>Null by default.</value>
    public long? UnhealthyParkedCount { get; set; }

    /// <summary>The time for which the longest due customer has been waiting for a sweep, from which on the check is degraded.</summary>
    /// <value>1 hour by default.</value>
    public TimeSpan? DegradedSweepLag { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The time for which the longest due customer has been waiting for a sweep, from which on the check is unhealthy.</summary>
    /// <value>1 day by default.</value>
    public TimeSpan? UnhealthySweepLag { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The number of pending events from which on the check is degraded.</summary>
    /// <value>1 000 by default.</value>
    public long? DegradedPendingCount { get; set; } = 1_000;

    /// <summary>The number of pending events from which on the check is unhealthy.</summary>
    /// <value>100 000 by default.</value>
    public long? UnhealthyPendingCount { get; set; } = 100_000;
}
