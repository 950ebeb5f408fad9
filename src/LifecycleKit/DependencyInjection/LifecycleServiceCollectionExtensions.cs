using LifecycleKit.DependencyInjection;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

// The namespace of IServiceCollection, so that AddLifecycle needs no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds LifecycleKit to a service collection.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ILifecycleTracker"/> as a singleton, with the in-memory store and one track that runs the Retail preset unless
    /// another store is registered or other tracks are configured. A second call adds to the configuration and registers nothing twice.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Configures the options; null for no changes. All errors in the options are reported together, at
    /// start-up.</param>
    /// <returns>A builder that adds handlers, observers, fields and predicates.</returns>
    /// <remarks>
    /// <para>A registered <see cref="TimeProvider"/> or <see cref="ICustomerStore"/> replaces the default, whether it is registered before
    /// or after.</para>
    /// <para>The configured parts are published in the shop (<see cref="ILifecyclePublisher"/>) when the host starts, or at the first call
    /// where no host validates options at its start. They are published again when <see cref="IOptionsMonitor{TOptions}"/> reports a
    /// change. A part is published only when it differs from what configuration last published for it. Options with errors are refused as
    /// a whole. <see cref="ILifecycleObserver"/>s are notified of publications and refusals.</para>
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
        services.TryAddSingleton<ILifecycleDeliveries>(provider => provider.GetRequiredService<LifecycleTracker>());
        services.TryAddSingleton<ILifecycleAudiences>(provider => provider.GetRequiredService<LifecycleTracker>());
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
