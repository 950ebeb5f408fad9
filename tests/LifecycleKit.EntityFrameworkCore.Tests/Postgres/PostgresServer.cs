[assembly: AssemblyFixture(typeof(LifecycleKit.EntityFrameworkCore.Tests.Postgres.PostgresServer))]

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>
/// A PostgreSQL server of these tests: a cluster of its own, stopped at the end. LIFECYCLEKIT_POSTGRES, a connection string, names a
/// running one instead, in which the tests create schemas and drop them.
/// </summary>
public sealed class PostgresServer : DatabaseSource, IAsyncLifetime
{
    private const string Variable = "LIFECYCLEKIT_POSTGRES";

    private PostgresCluster? _cluster;
    private int _schemaCount;

    /// <summary>The connection to the server; null where there is none.</summary>
    public string? Connection { get; private set; }

    /// <summary>Skips the test where PostgreSQL is not installed, else returns a database.</summary>
    public override async ValueTask<TestDatabase> NewDatabaseAsync()
    {
        Assert.SkipWhen(Connection is null, $"PostgreSQL is not installed: there is no initdb, and {Variable} is not set.");
        var schema = FormattableString.Invariant($"test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemaCount)}");
        return await PostgresDatabase.CreateAsync(Connection, schema);
    }

    public async ValueTask InitializeAsync()
    {
        Connection = Environment.GetEnvironmentVariable(Variable);
        if (Connection is not null || !PostgresCluster.IsInstalled) return;
        _cluster = await PostgresCluster.StartAsync(isDurable: false);
        Connection = _cluster.Connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
