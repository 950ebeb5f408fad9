using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Opens contexts of the host.</summary>
internal interface IContextSource
{
    OpenContext Open();
}

/// <summary>Opens contexts of one type, from the factory of the host or from a scope.</summary>
internal sealed class ContextSource<TContext>(IServiceScopeFactory scopes) : IContextSource
    where TContext : DbContext
{
    public OpenContext Open()
    {
        // The factory may itself be a scoped service.
        var scope = scopes.CreateAsyncScope();
        var factory = scope.ServiceProvider.GetService<IDbContextFactory<TContext>>();
        return factory is null
            ? new OpenContext(scope.ServiceProvider.GetRequiredService<TContext>(), false, scope)
            : new OpenContext(factory.CreateDbContext(), true, scope);
    }
}

/// <summary>A context for one call of the store.</summary>
internal readonly struct OpenContext(DbContext context, bool isOwned, AsyncServiceScope scope) : IAsyncDisposable
{
    public DbContext Context => context;

    public async ValueTask DisposeAsync()
    {
        if (isOwned) await context.DisposeAsync().ConfigureAwait(false);
        await scope.DisposeAsync().ConfigureAwait(false);
    }
}
