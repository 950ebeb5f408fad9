[assembly: AssemblyFixture(typeof(LifecycleKit.EntityFrameworkCore.Tests.Postgres.PostgresServer))]

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>
/// The PostgreSQL server of these tests, see <see cref="PostgresCluster"/>. On a named one the tests create schemas and drop them.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PostgresCluster? _cluster;
    private int _schemaCount;

    /// <summary>The connection to the server; null where there is none.</summary>
    public string? Connection => _cluster?.Connection;

    /// <summary>Skips the test where PostgreSQL is not installed, else returns a database.</summary>
    public async ValueTask<TestDatabase> NewDatabaseAsync()
    {
        Assert.SkipWhen(
            Connection is null, $"PostgreSQL is not installed: there is no initdb, and {PostgresCluster.Variable} is not set.");
        var schema = FormattableString.Invariant($"test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemaCount)}");
        await PostgresDatabase.ExecuteAsync(Connection, $"CREATE SCHEMA {schema}");
        return new PostgresDatabase(Connection, schema);
    }

    public async ValueTask InitializeAsync() => _cluster = await PostgresCluster.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
