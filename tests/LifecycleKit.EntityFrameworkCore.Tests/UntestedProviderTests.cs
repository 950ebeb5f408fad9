using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Sqlite.Infrastructure.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A provider that is neither of the two runs when the host allows it. Here it is that of SQLite under another name.</summary>
public sealed class UntestedProviderTests : IAsyncDisposable
{
    private const string Name = "Shop.Sqlite.Provider";

    private readonly SqliteDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task UseEntityFrameworkStore_OfAnotherProvider_IsRefusedWithTheOption()
    {
        const string Message =
            $"The lifecycle store runs on SQLite and PostgreSQL. The provider of ShopContext is {Name}. A provider that accepts the SQL of one of them runs, untested, with allowUntestedProvider: true.";
        await using var provider = Services(allowUntestedProvider: false);
        var store = provider.GetRequiredService<ICustomerStore>();
        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await store.LoadAsync(new CustomerKey(string.Empty, "anna"), null, Cancellation));
        Assert.Equal(Message, refused.Message);

        await using var context = NewContext();
        Assert.Equal(
            Message,
            (await Assert.ThrowsAsync<NotSupportedException>(() => context.Database.EnsureLifecycleSchemaAsync(Cancellation))).Message);
    }

    [Fact]
    public async Task UseEntityFrameworkStore_WithAllowUntestedProvider_KeepsTheContract()
    {
        await using (var context = NewContext())
        {
            Assert.Equal(Name, context.Database.ProviderName);
            await context.Database.EnsureLifecycleSchemaAsync(allowUntestedProvider: true, Cancellation);
        }

        // A check disposes of its store.
        var providers = new List<ServiceProvider>();
        var contract = new CustomerStoreContract(_ =>
        {
            providers.Add(Services(allowUntestedProvider: true));
            return new(providers[^1].GetRequiredService<ICustomerStore>());
        });
        // All other checks run under the provider's own name.
        foreach (var check in CustomerStoreContract.Checks.Where(check => check.StartsWith("saving/", StringComparison.Ordinal)))
        {
            await _database.ExecuteAsync("DELETE FROM lifecycle_customers; DELETE FROM lifecycle_orders; DELETE FROM lifecycle_events");
            await contract.CheckAsync(check, Cancellation);
        }

        Assert.NotEmpty(providers);
        foreach (var one in providers) await one.DisposeAsync();
    }

    private void Configure(DbContextOptionsBuilder options)
    {
        _database.Configure(options);
        options.ReplaceService<IDatabaseProvider, RenamedProvider>();
    }

    private ShopContext NewContext()
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        Configure(options);
        return new ShopContext(options.Options);
    }

    private ServiceProvider Services(bool allowUntestedProvider)
    {
        var services = new ServiceCollection().AddDbContextFactory<ShopContext>(Configure);
        services.AddLifecycle(ShopHost.SetOptions).UseEntityFrameworkStore<ShopContext>(allowUntestedProvider);
        return services.BuildServiceProvider();
    }

#pragma warning disable EF1001 // The options of SQLite are the provider's own; a test needs them to be that provider under another name.
    private sealed class RenamedProvider(DatabaseProviderDependencies dependencies)
        : DatabaseProvider<SqliteOptionsExtension>(dependencies)
    {
        public override string Name => UntestedProviderTests.Name;
    }
#pragma warning restore EF1001
}
