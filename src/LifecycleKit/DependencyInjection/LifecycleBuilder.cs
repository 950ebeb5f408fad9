using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds handlers of transitions, predicates and fields to the tracker of a shop, and observers of all shops.</summary>
/// <remarks>Not thread-safe; use it while services are registered.</remarks>
[Mutable("it writes to the service collection")]
public sealed class LifecycleBuilder
{
    internal LifecycleBuilder(IServiceCollection services, string shop)
    {
        Services = services;
        Shop = shop;
    }

    /// <summary>
    /// The shop whose tracker is built: the scope of its customers, the key of its services and the name of its options. Empty for the shop
    /// without a name.
    /// </summary>
    public string Shop { get; }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a handler of transitions, created for each call in a scope of its own. A second call with the same type and name changes
    /// nothing.
    /// </summary>
    /// <typeparam name="THandler">The handler, which may use scoped services.</typeparam>
    /// <param name="name">The name under which a store keeps the deliveries of the handler, at most 200 characters. Null, the default,
    /// for that of its <see cref="TransitionHandlerNameAttribute"/>, or else the full name of its class.</param>
    /// <returns>This builder, for chaining.</returns>
    /// <exception cref="InvalidOperationException">Another type was added under the same name, or the same type under another
    /// name.</exception>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public LifecycleBuilder AddTransitionHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        string? name = null)
        where THandler : class, ITransitionHandler
    {
        var type = typeof(THandler);
        var checkedName = name is null ? TransitionHandlers.NameOf(type) : TransitionHandlers.Checked(name, type);
        var known = ShopServices.Registered<HandlerRegistration>(Services).Where(other => other.Shop == Shop).ToList();
        if (known.Exists(other => other.HandlerType == type && other.Name == checkedName)) return this;
        if (known.Exists(other => other.Name == checkedName)) throw new InvalidOperationException(TransitionHandlers.Repeated(checkedName));
        if (known.Find(other => other.HandlerType == type) is { } same)
            throw new InvalidOperationException($"The transition handler {type.Name} was added under the name {same.Name} already.");
        Services.TryAddScoped<THandler>();
        Services.AddSingleton(new HandlerRegistration(Shop, checkedName, type));
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
        var registration = new PredicateRegistration(Shop, typeof(TPredicate));
        if (!ShopServices.Registered<PredicateRegistration>(Services).Contains(registration)) Services.AddSingleton(registration);

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
        foreach (var field in fields) Services.AddSingleton(new FieldRegistration(Shop, field));
        return this;
    }

    /// <summary>
    /// Adds an observer of starts, publications, disputed orders and failures of all shops. A second call with the same type changes
    /// nothing.
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
