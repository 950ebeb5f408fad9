using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>
/// The services of one shop: without a key for the shop without a name, and with the name as the key for every other shop.
/// </summary>
internal static class ShopServices
{
    public static void Add(IServiceCollection services, string shop)
    {
        if (Registered<ShopRegistration>(services).Any(known => known.Shop == shop)) return;
        services.AddSingleton(new ShopRegistration(shop));
        TryAdd(services, shop, provider => new OptionsReload(
            shop, provider.GetRequiredService<IOptionsMonitor<LifecycleOptions>>(), TimeOf(provider),
            provider.GetRequiredService<Observers>()));
        TryAdd(services, shop, provider => MakeTracker(provider, shop));
        TryAdd<ILifecycleTracker>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
        TryAdd<ILifecyclePublisher>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
        TryAdd<ILifecycleDeliveries>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
        TryAdd<ILifecycleAccounts>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
        TryAdd<ILifecycleAudiences>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
        TryAdd<ILifecycleIdentities>(services, shop, provider => Find<LifecycleTracker>(provider, shop));
    }

    /// <summary>Returns the instances of a type that are registered. A service with a key has none to ask for.</summary>
    public static IEnumerable<T> Registered<T>(IServiceCollection services) =>
        services.Where(service => !service.IsKeyedService).Select(service => service.ImplementationInstance).OfType<T>();

    public static T Find<T>(IServiceProvider provider, string shop)
        where T : notnull =>
        shop.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(shop);

    private static void TryAdd<T>(IServiceCollection services, string shop, Func<IServiceProvider, T> make)
        where T : class
    {
        // A container that knows no keys serves the shop without a name.
        if (shop.Length == 0) services.TryAddSingleton(make);
        else services.TryAddKeyedSingleton<T>(shop, (provider, _) => make(provider));
    }

    private static LifecycleTracker MakeTracker(IServiceProvider provider, string shop)
    {
        var store = StoreOf(provider, shop);
        var handlers = ScopedHandlers.From(provider, shop);
        var observers = provider.GetRequiredService<Observers>();
        string[] others = [.. provider.GetServices<ShopRegistration>().Select(one => one.Shop).Where(one => one != shop)];
        return Find<OptionsReload>(provider, shop).Start(options => options.Errors is { IsEmpty: false } errors
            ? throw new LifecycleOptionsException(shop, errors)
            : options.Options.AccountShop == shop
            ? throw new LifecycleOptionsException(
                shop, [$"{nameof(LifecycleOptions.RollUpTo)} names the shop itself. Name the shop of its accounts."])
            : new LifecycleTracker(
                options, store, TimeOf(provider), handlers, observers, shop, [.. others],
                // Asked for when events are forwarded, since two shops may name each other.
                other => others.Contains(other, StringComparer.Ordinal) ? Find<LifecycleTracker>(provider, other) : null));
    }

    private static ICustomerStore StoreOf(IServiceProvider provider, string shop) =>
        (shop.Length == 0 ? null : provider.GetKeyedService<ICustomerStore>(shop)) ?? provider.GetRequiredService<ICustomerStore>();

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>Marks a shop as registered.</summary>
    private sealed record ShopRegistration(string Shop);
}
