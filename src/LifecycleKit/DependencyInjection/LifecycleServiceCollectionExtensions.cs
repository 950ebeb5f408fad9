using LifecycleKit.Customers;
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
    public static LifecycleBuilder AddLifecycle(this IServiceCollection services, Action<LifecycleOptions>? configure = null) =>
        Add(services, string.Empty, configure);

    /// <summary>
    /// Adds the tracker of a shop with a name, beside those of other shops: a tracker, a publisher and deliveries as keyed singletons, with
    /// options, handlers, predicates and fields of their own. The name is the key of the services, the name of the options, and the scope
    /// of the shop's customers in the store.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="shop">The shop, at most 128 characters; empty for the shop without a name, whose services have no key.</param>
    /// <param name="configure">Configures the options of the shop; null for no changes.</param>
    /// <returns>A builder that adds handlers, fields and predicates to this shop.</returns>
    /// <remarks>
    /// The shop uses the <see cref="ICustomerStore"/> that is registered with its key, or else that without a key. Sweeps, deliveries,
    /// publications and budgets concern this shop only. <see cref="ILifecycleTracker.ForScope"/> refuses the names of registered shops.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public static LifecycleBuilder AddLifecycle(
        this IServiceCollection services, string shop, Action<LifecycleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return Add(services, TextLimits.Checked(shop, nameof(shop), TextLimits.MaxScopeLength)!, configure);
    }

    private static LifecycleBuilder Add(IServiceCollection services, string shop, Action<LifecycleOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<LifecycleStartUp, LifecycleStartUpValidator>(shop);
        if (configure is not null) services.Configure(shop, configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LifecycleOptions>, RegisteredConditions>());
        services.TryAddSingleton<ICustomerStore>(_ => new InMemoryCustomerStore());
        services.TryAddSingleton(provider => new Observers(provider.GetServices<ILifecycleObserver>));
        ShopServices.Add(services, shop);
        return new LifecycleBuilder(services, shop);
    }
}
