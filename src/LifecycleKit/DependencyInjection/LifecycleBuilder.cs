using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds handlers of transitions, predicates, fields and observers to the services of a tracker.</summary>
/// <remarks>Not thread-safe; use it while services are registered.</remarks>
[Mutable("it writes to the service collection")]
public sealed class LifecycleBuilder
{
    internal LifecycleBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a handler of transitions, created for each call in a scope of its own. A second call with the same type changes nothing.
    /// </summary>
    /// <typeparam name="THandler">The handler, which may use scoped services.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    /// <exception cref="InvalidOperationException">Another type with the same full name was added. Deliveries are kept by that
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

    /// <summary>
    /// Adds a predicate to the catalog, so that lifecycles as text can name it. A second call with the same type changes nothing.
    /// </summary>
    /// <typeparam name="TPredicate">The predicate, a singleton unless it is registered otherwise. Another predicate of the same name is an
    /// error at start-up.</typeparam>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddPredicate<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TPredicate>()
        where TPredicate : class, IFactPredicate
    {
        Services.TryAddSingleton<TPredicate>();
        if (!Services.Any(
            service => service.ImplementationInstance is PredicateRegistration { PredicateType: var type } && type == typeof(TPredicate)))
        {
            Services.AddSingleton(new PredicateRegistration(typeof(TPredicate)));
        }

        return this;
    }

    /// <summary>
    /// Adds fields to the catalog, so that lifecycles as text can name them. A second call with the same field changes nothing.
    /// </summary>
    /// <param name="fields">The fields: fields of the host, or fields of traits. Another field of the same name is an error at
    /// start-up.</param>
    /// <returns>This builder, for chaining.</returns>
    public LifecycleBuilder AddFields(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (Array.Exists(fields, field => field is null)) throw new ArgumentException("A field is null.", nameof(fields));
        foreach (var field in fields) Services.AddSingleton(field);
        return this;
    }

    /// <summary>
    /// Adds an observer of starts, publications, disputed orders and failures. A second call with the same type changes nothing.
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
