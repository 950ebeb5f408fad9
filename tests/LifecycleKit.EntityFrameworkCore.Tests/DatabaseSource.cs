using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Where the databases of tests come from. Those with tables are made once and given to one test after another, each time without rows:
/// tables, connections and what the provider reads at the first of them cost more than most tests do.
/// </summary>
public abstract class DatabaseSource : IAsyncDisposable
{
    private readonly ConcurrentBag<TestDatabase> _unused = [];
    private readonly ConcurrentBag<TestDatabase> _all = [];

    /// <summary>Returns an empty database, without tables, which no other test gets.</summary>
    public abstract ValueTask<TestDatabase> NewDatabaseAsync();

    /// <summary>
    /// Returns a database with the tables of the shop and of the library, and without rows. The test must not change the tables.
    /// </summary>
    public async Task<TestDatabase> CreatedAsync()
    {
        if (_unused.TryTake(out var database))
        {
            // Not when it is given back: what a failed test has left running may write until now.
            await database.EmptyAsync();
        }
        else
        {
            database = await NewDatabaseAsync();
            _all.Add(database);
            await database.CreateAsync();
        }

        return new LentDatabase(database, _unused);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var database in _all) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class LentDatabase(TestDatabase database, ConcurrentBag<TestDatabase> unused) : TestDatabase
    {
        public override (string Kind, string Connection) Address => database.Address;

        public override string RestartNumbers => database.RestartNumbers;

        public override void Configure(DbContextOptionsBuilder options) => database.Configure(options);

        public override ValueTask DisposeAsync()
        {
            unused.Add(database);
            return ValueTask.CompletedTask;
        }
    }
}
