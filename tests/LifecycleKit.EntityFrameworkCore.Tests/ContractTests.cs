using LifecycleKit.Testing;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The store keeps the contract of stores. All checks of a class use one database, which is emptied before each.</summary>
public abstract class ContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => new(CustomerStoreContract.Checks);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Store_KeepsTheContract(string check)
    {
        var database = await SharedAsync();
        await database.EmptyAsync();

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
