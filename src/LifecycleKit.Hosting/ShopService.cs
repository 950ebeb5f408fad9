using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Hosting;

/// <summary>Finds the services of a shop.</summary>
internal static class ShopService
{
    /// <summary>Returns the service of a shop: its name is the key, and the shop without a name has none.</summary>
    public static T Find<T>(IServiceProvider services, string shop)
        where T : notnull => shop.Length == 0 ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(shop);
}
