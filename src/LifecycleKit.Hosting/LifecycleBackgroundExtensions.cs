using LifecycleKit.DependencyInjection;
using LifecycleKit.Hosting;
using Microsoft.Extensions.Hosting;

// The namespace of IServiceCollection, so that the call needs no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the background work of a tracker to a host.</summary>
public static class LifecycleBackgroundExtensions
{
    /// <summary>
    /// Adds a hosted service that sweeps, delivers transitions, applies pending events and measures the backlog; and, when the options say
    /// so, reconciles orders and fits the population model. A second call adds to the options and registers nothing twice.
    /// </summary>
    /// <param name="builder">The builder of the tracker.</param>
    /// <param name="configure">Configures the options; null for the defaults. All errors in them are reported together when the host
    /// starts.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <remarks>
    /// <para>The jobs concern the shop of the builder, whose name is that of the options, and run at the same time. Each runs for the first
    /// time when the host starts. Several hosts may run them: the store gives each customer, delivery and event to one host at a
    /// time.</para>
    /// <para>A job that throws is logged and runs again after 1, 2, 4, … seconds, at most 5 minutes. No job stops the host. When the host
    /// stops, calls in progress are cancelled, and the host waits for their end within its shutdown time.</para>
    /// <para>Intervals are measured by the registered <see cref="TimeProvider"/>, or else by the clock of the system. In a host with
    /// logging, the failures of handlers and customers are logged as well, without ids of customers.</para>
    /// </remarks>
    public static LifecycleBuilder AddBackgroundServices(
        this LifecycleBuilder builder, Action<LifecycleBackgroundOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, registration) = (builder.Services, new BackgroundRegistration(builder.Shop));
        services.AddOptionsWithValidateOnStart<LifecycleBackgroundOptions, BackgroundOptionsValidator>(builder.Shop);
        if (configure is not null) services.Configure(builder.Shop, configure);
        if (!services.Any(service => !service.IsKeyedService && registration.Equals(service.ImplementationInstance)))
        {
            services.AddSingleton(registration);
            services.AddSingleton<IHostedService>(provider => new LifecycleBackgroundService(provider, registration.Shop));
        }

        return builder.AddObserver<LifecycleLog>();
    }

    /// <summary>Marks the background work of a shop as registered.</summary>
    private sealed record BackgroundRegistration(string Shop);
}
