using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds LifecycleKit to a service collection.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ILifecycleTracker"/> as a singleton, with the in-memory store and one track running the Retail preset unless
    /// something else is configured or registered. Calling it again adds to the configuration and registers nothing twice.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Configures the options; null to leave them as they are. All errors in them are reported together, at start-up.</param>
    /// <returns>A builder for what belongs to the tracker.</returns>
    /// <remarks>
    /// A <see cref="TimeProvider"/> or an <see cref="ICustomerStore"/> that is registered, before or after, is used in place of the default.
    /// </remarks>
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services, Action<LifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<LifecycleOptions>();
        if (configure is not null) options.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LifecycleOptions>, LifecycleOptionsValidator>());
        services.TryAddSingleton<ICustomerStore>(_ => new InMemoryCustomerStore());
        services.TryAddSingleton<ILifecycleTracker>(MakeTracker);
        return new LifecycleBuilder(services);
    }

    private static LifecycleTracker MakeTracker(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<LifecycleOptions>>().Value,
        provider.GetRequiredService<ICustomerStore>(),
        provider.GetService<TimeProvider>() ?? TimeProvider.System,
        ScopedHandlers.From(provider));
}
