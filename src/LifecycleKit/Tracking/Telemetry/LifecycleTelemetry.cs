namespace LifecycleKit.Tracking;

/// <summary>The name under which the library publishes its metrics and activities, for the set-up of an exporter.</summary>
public static class LifecycleTelemetry
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> and of the <see cref="System.Diagnostics.ActivitySource"/>.
    /// </summary>
    public const string Name = "LifecycleKit";
}
