using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting;

/// <summary>The options of background jobs. Read once, when the host starts.</summary>
/// <remarks>Not thread-safe; a host sets them up and then reads them.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleBackgroundOptions
{
    /// <summary>Sweeps: saves due time-based transitions, and moves customers over to a new publication.</summary>
    /// <value>Every minute by default.</value>
    public LifecycleJobOptions Sweep { get; } = new(isEnabled: true, TimeSpan.FromMinutes(1));

    /// <summary>Delivers due transitions to the handlers of this host.</summary>
    /// <value>Every 10 seconds by default.</value>
    public LifecycleJobOptions Delivery { get; } = new(isEnabled: true, TimeSpan.FromSeconds(10));

    /// <summary>Applies pending events.</summary>
    /// <value>Every 5 seconds by default.</value>
    public LifecycleJobOptions PendingEvents { get; } = new(isEnabled: true, TimeSpan.FromSeconds(5));

    /// <summary>Measures the backlog for the gauges of the meter <see cref="LifecycleTelemetry.Name"/>, while anything listens.</summary>
    /// <value>Every 30 seconds by default.</value>
    public LifecycleJobOptions Backlog { get; } = new(isEnabled: true, TimeSpan.FromSeconds(30));

    /// <summary>Reconciles <see cref="Orders"/> with the store. Without them the job does not run.</summary>
    /// <value>Every day by default, and when the host starts.</value>
    public LifecycleJobOptions Reconciliation { get; } = new(isEnabled: true, TimeSpan.FromDays(1));

    /// <summary>
    /// Removes expired visitors (<see cref="LifecycleOptions.VisitorExpiry"/>). A run reads every customer of the shop, so let one host do
    /// it. While that option is null, nothing is read.
    /// </summary>
    /// <value>Disabled by default; every day when enabled, and when the host starts.</value>
    public LifecycleJobOptions VisitorExpiry { get; } = new(isEnabled: false, TimeSpan.FromDays(1));

    /// <summary>
    /// Removes events that are older than <see cref="LifecycleOptions.RetentionPeriod"/>. A run reads every customer of the shop, so let
    /// one host do it. While that option is null, nothing is read.
    /// </summary>
    /// <value>Disabled by default; every day when enabled, and when the host starts.</value>
    public LifecycleJobOptions EventExpiry { get; } = new(isEnabled: false, TimeSpan.FromDays(1));

    /// <summary>
    /// Fits the population model to the orders of the store, and publishes the model, when no model was published for the interval. That
    /// holds for publications of any host.
    /// </summary>
    /// <value>Disabled by default; every 7 days when enabled.</value>
    public LifecycleJobOptions Refit { get; } = new(isEnabled: false, TimeSpan.FromDays(7));

    /// <summary>
    /// Returns the orders for <see cref="Reconciliation"/> in their current state, each with
    /// <see cref="Customers.OrderSnapshot.ChangedAt"/> or <see cref="Customers.OrderSnapshot.Version"/>. Called for each run with the
    /// services of a new scope, which ends after the run.
    /// </summary>
    /// <value>Null by default: no orders are reconciled.</value>
    public Func<IServiceProvider, IAsyncEnumerable<TrackedOrder>>? Orders { get; set; }
}
