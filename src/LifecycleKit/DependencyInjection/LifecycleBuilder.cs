using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds what belongs to the tracker: handlers of transitions, words for rules, observers of changed options.</summary>
/// <remarks>Not thread-safe; used while services are registered.</remarks>
[Mutable("it writes to the service collection")]
public sealed class LifecycleBuilder
{
    internal LifecycleBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a handler of transitions, created for each call in a scope of its own. Adding the same type again changes nothing.
    /// </summary>
    /// <typeparam name="THandler">The handler; it may ask for scoped services.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    /// <exception cref="InvalidOperationException">Another type of the same full name was added: what is pending is kept by that
    /// name.</exception>
    public LifecycleBuilder AddTransitionHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ITransitionHandler
    {
        Services.TryAddScoped<THandler>();
        var name = TransitionHandlers.NameOf(typeof(THandler));
        var same = Services.Select(service => service.ImplementationInstance).OfType<HandlerRegistration>()
            .FirstOrDefault(other => TransitionHandlers.NameOf(other.HandlerType) == name);
        if (same is null) Services.AddSingleton(new HandlerRegistration(typeof(THandler)));
        else if (same.HandlerType != typeof(THandler)) throw new InvalidOperationException(TransitionHandlers.Repeated(name));
        return this;
    }

    /// <summary>Adds a predicate to the catalog, so that lifecycles in text can name it. Adding the same type again changes nothing.</summary>
    /// <typeparam name="TPredicate">The predicate, a singleton unless it is registered otherwise. A second one of its name is an error at start-up.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddPredicate<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPredicate>()
        where TPredicate : class, IFactPredicate
    {
        Services.TryAddSingleton<TPredicate>();
        if (!Services.Any(service => service.ImplementationInstance is PredicateRegistration { PredicateType: var type } && type == typeof(TPredicate)))
            Services.AddSingleton(new PredicateRegistration(typeof(TPredicate)));
        return this;
    }

    /// <summary>Adds fields to the catalog, so that lifecycles in text can name them. Adding the same field again changes nothing.</summary>
    /// <param name="fields">The fields: of the host's own making, or on traits. A second one of the same name is an error at start-up.</param>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddFields(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (Array.Exists(fields, field => field is null)) throw new ArgumentException("A field is null.", nameof(fields));
        foreach (var field in fields) Services.AddSingleton(field);
        return this;
    }

    /// <summary>
    /// Adds an observer of starts, publications, disputed orders and failures. Adding the same type again changes nothing.
    /// </summary>
    /// <typeparam name="TObserver">The observer, a singleton.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddObserver<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TObserver>()
        where TObserver : class, ILifecycleObserver
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleObserver, TObserver>());
        return this;
    }
}
