using LifecycleKit.DependencyInjection;
using LifecycleKit.EntityFrameworkCore;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

// The namespace of IServiceCollection, so that UseEntityFrameworkStore needs no using of its own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the store over Entity Framework Core to a service collection.</summary>
public static class EntityFrameworkStoreExtensions
{
    /// <summary>
    /// Keeps customers in the tables of a DbContext, in SQLite or PostgreSQL: those of the builder's shop, or, at the builder of the shop
    /// without a name, those of all shops without a store of their own. Replaces any other store there. Each call of the store uses a
    /// context of its own: from an <see cref="IDbContextFactory{TContext}"/> if one is registered, otherwise from a new scope.
    /// </summary>
    /// <typeparam name="TContext">The context, whose model has the tables (<c>modelBuilder.AddLifecycle()</c>).</typeparam>
    /// <param name="builder">The builder that <c>AddLifecycle</c> returns.</param>
    /// <param name="allowUntestedProvider">Whether a provider of Entity Framework Core for another database is used too. No test of the
    /// library runs on it. It is sent the SQL of SQLite when its name contains "Sqlite", and otherwise that of PostgreSQL, as
    /// docs/production.md describes it. False by default: the first call of the store throws
    /// <see cref="NotSupportedException"/>.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <remarks>The store never takes part in a transaction of the host: use
    /// <see cref="LifecycleDbContextExtensions.RecordLifecycle"/> for that.</remarks>
    public static LifecycleBuilder UseEntityFrameworkStore<TContext>(this LifecycleBuilder builder, bool allowUntestedProvider = false)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Shop.Length == 0)
        {
            builder.Services.RemoveAll<ICustomerStore>();
            builder.Services.AddSingleton(StoreOf);
        }
        else
        {
            builder.Services.RemoveAllKeyed<ICustomerStore>(builder.Shop);
            builder.Services.AddKeyedSingleton(builder.Shop, (provider, _) => StoreOf(provider));
        }

        return builder;

        ICustomerStore StoreOf(IServiceProvider provider) => new EntityFrameworkCustomerStore(
            new StoreDatabase(new ContextSource<TContext>(provider.GetRequiredService<IServiceScopeFactory>()), allowUntestedProvider));
    }
}
