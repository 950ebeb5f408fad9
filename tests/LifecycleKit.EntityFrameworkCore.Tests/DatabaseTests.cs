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

    /// <summary>Where the databases come from.</summary>
    protected abstract DatabaseSource Databases { get; }

    /// <summary>Returns an empty database, without tables, which no other test gets.</summary>
    protected ValueTask<TestDatabase> NewDatabaseAsync() => Databases.NewDatabaseAsync();

    /// <summary>
    /// Returns a database with the tables of the shop and of the library, and without rows. The test must not change the tables.
    /// </summary>
    protected Task<TestDatabase> CreatedAsync() => Databases.CreatedAsync();

    /// <summary>Returns a new database with the tables of the shop and of the library, which no other test gets.</summary>
    protected async Task<TestDatabase> NewCreatedAsync()
    {
        var database = await NewDatabaseAsync();
        await database.CreateAsync();
        return database;
    }
}
