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
    /// <para>A <see cref="TimeProvider"/> or an <see cref="ICustomerStore"/> that is registered, before or after, is used in place of the default.</para>
    /// <para>What the options configure is published in the shop (<see cref="ILifecyclePublisher"/>) when the host starts (at the first
    /// call where no host validates options at its start), and again when the options change, as <see cref="IOptionsMonitor{TOptions}"/>
    /// reports: each part only when it differs from what configuration last published for it. Bad options are refused as a whole.
    /// <see cref="ILifecycleObserver"/>s hear of both.</para>
    /// </remarks>
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services, Action<LifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<LifecycleStartUp, LifecycleStartUpValidator>();
        if (configure is not null) services.Configure(configure);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LifecycleOptions>, RegisteredConditions>());
        services.TryAddSingleton<ICustomerStore>(_ => new InMemoryCustomerStore());
        services.TryAddSingleton(provider => new Observers(provider.GetServices<ILifecycleObserver>));
        services.TryAddSingleton(provider => new OptionsReload(
            provider.GetRequiredService<IOptionsMonitor<LifecycleOptions>>(), TimeOf(provider), provider.GetRequiredService<Observers>()));
        services.TryAddSingleton(MakeTracker);
        services.TryAddSingleton<ILifecycleTracker>(provider => provider.GetRequiredService<LifecycleTracker>());
        services.TryAddSingleton<ILifecyclePublisher>(provider => provider.GetRequiredService<LifecycleTracker>());
        return new LifecycleBuilder(services);
    }

    private static LifecycleTracker MakeTracker(IServiceProvider provider)
    {
        var store = provider.GetRequiredService<ICustomerStore>();
        var handlers = ScopedHandlers.From(provider);
        var observers = provider.GetRequiredService<Observers>();
        return provider.GetRequiredService<OptionsReload>().Start(options => options.Errors is { IsEmpty: false } errors
            ? throw new LifecycleOptionsException(errors)
            : new LifecycleTracker(options, store, TimeOf(provider), handlers, observers));
    }

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
