using LifecycleKit.Testing;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The store keeps the contract of stores. All checks of a class use one database, which is emptied before each.</summary>
public abstract class ContractTests
{
    private static readonly string[] Tables =
        [
        "customers", "orders", "events", "seen_events", "pending_events", "publications", "secrets", "transitions", "deliveries",
        "track_states", "play_counts", "tombstones", "identities",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => new(CustomerStoreContract.Checks);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Store_KeepsTheContract(string check)
    {
        var database = await SharedAsync();
        await using (var context = database.NewContext())
        {
            await context.Database.ExecuteSqlRawAsync(
                string.Concat(Tables.Select(table => $"DELETE FROM lifecycle_{table};")), Cancellation);
        }

        var hosts = new List<ShopHost>();
        ValueTask<ICustomerStore> OpenAsync()
        {
            hosts.Add(new ShopHost(database.Configure));
            return new(hosts[^1].Store);
        }

        await new CustomerStoreContract(_ => OpenAsync(), (_, _) => OpenAsync()).CheckAsync(check, Cancellation);
        foreach (var host in hosts) await host.DisposeAsync();
    }

    /// <summary>Returns the database of the class.</summary>
    protected abstract ValueTask<TestDatabase> SharedAsync();
}

public sealed class SqliteContractTests(SqliteContractTests.SharedDatabase shared)
    : ContractTests, IClassFixture<SqliteContractTests.SharedDatabase>
{
    protected override ValueTask<TestDatabase> SharedAsync() => new(shared.Database);

    public sealed class SharedDatabase : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new SqliteDatabase();

        public async ValueTask InitializeAsync() => await Database.CreateAsync();

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
