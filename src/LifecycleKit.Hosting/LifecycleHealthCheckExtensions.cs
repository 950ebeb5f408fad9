using LifecycleKit.Hosting;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

// The namespace of IServiceCollection, so that the call needs no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of a tracker to a host.</summary>
public static class LifecycleHealthCheckExtensions
{
    /// <summary>
    /// Adds a check of the backlog of a shop (<see cref="ILifecycleDeliveries.GetBacklogAsync"/>): the age of due
    /// deliveries, parked deliveries, the lag of sweeps, and pending events. A store that throws is a failure.
    /// </summary>
    /// <param name="builder">The builder of health checks.</param>
    /// <param name="name">The name of the check, unique among the checks of the host, and of its options.</param>
    /// <param name="configure">Configures the limits; null for the defaults. Errors in them are reported when the host starts.</param>
    /// <param name="failureStatus">The status in place of <see cref="HealthStatus.Unhealthy"/>; null for that.</param>
    /// <param name="tags">The tags of the check; null for none.</param>
    /// <param name="shop">The shop that is checked; empty, the default, for the shop without a name.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <remarks>
    /// The data of the result are the figures, without ids: <c>pendingEvents</c>, <c>deliveries</c>, <c>parkedDeliveries</c>,
    /// <c>deliveryAgeSeconds</c> and <c>sweepLagSeconds</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IHealthChecksBuilder AddLifecycleHealthCheck(
        this IHealthChecksBuilder builder, string name = "lifecycle", Action<LifecycleHealthOptions>? configure = null,
        HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, string shop = "")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(shop);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LifecycleHealthOptions>, HealthOptionsValidator>());
        builder.Services.AddOptions<LifecycleHealthOptions>(name).Configure(configure ?? (_ => { })).ValidateOnStart();
        return builder.Add(new HealthCheckRegistration(
            name,
            services => new LifecycleHealthCheck(
                ShopService.Find<ILifecycleDeliveries>(services, shop), services.GetService<TimeProvider>() ?? TimeProvider.System,
                services.GetRequiredService<IOptionsMonitor<LifecycleHealthOptions>>().Get(name)),
            failureStatus, tags));
    }
}
