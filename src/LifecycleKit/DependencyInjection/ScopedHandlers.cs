using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.DependencyInjection;

/// <summary>Calls each handler in a scope of its own.</summary>
internal static class ScopedHandlers
{
    public static TransitionHandlers From(IServiceProvider provider, string shop)
    {
        var types = provider.GetServices<HandlerRegistration>().Where(registration => registration.Shop == shop)
            .ToDictionary(
                registration => registration.Name, registration => registration.HandlerType, StringComparer.Ordinal);
        var scopes = provider.GetRequiredService<IServiceScopeFactory>();
        return new TransitionHandlers(types.Keys, async (name, notice, cancellation) =>
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var handler = (ITransitionHandler)scope.ServiceProvider.GetRequiredService(types[name]);
                await handler.HandleAsync(notice, cancellation).ConfigureAwait(false);
            }
        });
    }
}

/// <summary>Marks a type of handler as registered for a shop.</summary>
internal sealed record HandlerRegistration(string Shop, string Name, Type HandlerType);
