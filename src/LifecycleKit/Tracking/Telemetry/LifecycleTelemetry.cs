namespace LifecycleKit.Tracking;

/// <summary>The metrics and activities of the library: their name, for the set-up of an exporter, and whether they are used.</summary>
public static class LifecycleTelemetry
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> and of the <see cref="System.Diagnostics.ActivitySource"/>.
    /// </summary>
    public const string Name = "LifecycleKit";

    /// <summary>
    /// Whether anything listens to the gauges of the backlog. If so, <see cref="ILifecycleDeliveries.GetBacklogAsync"/> refreshes their
    /// figures; a host calls it from time to time, as the background services of LifecycleKit.Hosting do.
    /// </summary>
    public static bool IsBacklogObserved => TrackerMetrics.IsBacklogObserved;
}
