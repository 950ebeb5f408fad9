using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A database that an earlier test has used is like a new one.</summary>
public abstract class DatabaseSourceTests : DatabaseTests
{
    [Fact]
    public async Task EmptyAsync_OfADatabaseWithRows_LeavesWhatANewOneHas()
    {
        await using var used = await NewCreatedAsync();
        await using var other = await NewCreatedAsync();
        var unused = await RowsAsync(other);
        await FillAsync(used);
        Assert.NotEqual(unused, await RowsAsync(used));

        await used.EmptyAsync();

        Assert.Equal(unused, await RowsAsync(used));
        // Numbers that the database gives begin again too.
        foreach (var database in new[] { used, other }) await FillAsync(database);
        const string Numbers = "SELECT number, customer_id FROM lifecycle_pending_events ORDER BY number";
        Assert.Equal(["1 | ben"], await used.ReadAsync(Numbers));
        Assert.Equal(await other.ReadAsync(Numbers), await used.ReadAsync(Numbers));
    }

    [Fact]
    public async Task CreatedAsync_WhileAnotherTestHasOne_GivesAnother()
    {
        await using var first = await CreatedAsync();
        await using var second = await CreatedAsync();
        Assert.NotEqual(first.Address, second.Address);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await using (var host = new ShopHost(database.Configure))
        {
            await host.Tracker.RecordAsync("anna", ShopHost.Order("1"), Cancellation);
            await host.Tracker.EraseAsync("carl", Cancellation);
        }

        await using var context = database.NewContext();
        context.Orders.Add(new ShopOrder { Id = "1", CustomerId = "anna" });
        context.RecordLifecycle("ben", ShopHost.Order("2"));
        await context.SaveChangesAsync(Cancellation);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        var rows = new List<string>();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()!))
            rows.AddRange((await database.ReadAsync($"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}"));
        return rows;
    }
}

public sealed class SqliteDatabaseSourceTests(SqliteDatabases files) : DatabaseSourceTests
{
    protected override DatabaseSource Databases => files;
}
