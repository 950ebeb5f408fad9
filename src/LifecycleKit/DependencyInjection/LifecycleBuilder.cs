using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds what belongs to the tracker: handlers of transitions.</summary>
/// <remarks>Not thread-safe; used while services are registered.</remarks>
[Mutable("it writes to the service collection")]
public sealed class LifecycleBuilder
{
    internal LifecycleBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a handler of transitions, made anew for each call in a scope of its own. Adding the same type again changes nothing.</summary>
    /// <typeparam name="THandler">The handler; it may ask for scoped services.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddTransitionHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ITransitionHandler
    {
        Services.TryAddScoped<THandler>();
        if (!Services.Any(service => service.ImplementationInstance is HandlerRegistration { HandlerType: var type } && type == typeof(THandler)))
            Services.AddSingleton(new HandlerRegistration(typeof(THandler)));
        return this;
    }
}
