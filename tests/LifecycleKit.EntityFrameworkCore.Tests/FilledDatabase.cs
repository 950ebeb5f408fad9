namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A database with many customers, filled for the first test of a class. The tests read plans of statements; what a plan runs ends
/// without a commit.
/// </summary>
public sealed class FilledDatabase : IAsyncDisposable
{
    private TestDatabase? _database;

    public async Task<TestDatabase> GetAsync(Func<Task<TestDatabase>> fill) => _database ??= await fill();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}
