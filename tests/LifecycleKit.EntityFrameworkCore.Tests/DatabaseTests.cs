namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Tests that hold on each database alike; a derived class for each database gives it.</summary>
public abstract class DatabaseTests
{
    /// <summary>
    /// After so many milliseconds a test with processes or with a server that goes down has failed: one of them does not end. It is no
    /// bound on how long the test takes.
    /// </summary>
    internal const int HangsAfter = 300_000;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Returns an empty database, without tables.</summary>
    protected abstract ValueTask<TestDatabase> NewDatabaseAsync();

    /// <summary>Returns a database with the tables of the shop and of the library.</summary>
    protected async Task<TestDatabase> CreatedAsync()
    {
        var database = await NewDatabaseAsync();
        await database.CreateAsync();
        return database;
    }
}
