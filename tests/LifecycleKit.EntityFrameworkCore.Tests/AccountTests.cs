using LifecycleKit.UserTests.Accounts;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Accounts with contacts over a database, by one host and by two.</summary>
public abstract class AccountTests : DatabaseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RecordAsync_OfContactsInAnyOrder_IsTheReplayOfTheAccount(int hosts)
    {
        var moves = 0;
        for (var seed = 0; seed < 2; seed++)
        {
            await using var database = await CreatedAsync();
            await using var host = new ShopHost(database.Configure);
            moves += await AccountLaw.HoldsAsync(host.Store, seed, steps: 45, hosts);
        }

        Assert.True(moves > 8, $"The histories say too little: {moves} changes of accounts.");
    }

    [Fact]
    public async Task HeldToAccount_OverRandomHistories_LetsNoContactAhead()
    {
        await using var database = await CreatedAsync();
        await using var host = new ShopHost(database.Configure);
        var (compared, _) = await AccountStageLaw.HoldsAsync(host.Store, seed: 1, steps: 60);
        Assert.True(compared > 0, "The history says nothing.");
    }
}

public sealed class SqliteAccountTests(SqliteDatabases files) : AccountTests
{
    protected override DatabaseSource Databases => files;
}
