using LifecycleKit.EntityFrameworkCore.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Shop.Tests.PostgresServer))]

namespace Shop.Tests;

/// <summary>A database of a test, with the folder in which hosts on it keep their keys.</summary>
internal sealed class ShopDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-tests-");
    private readonly Func<Task> _drop;

    private ShopDatabase(string? connection, Func<Task> drop)
    {
        _drop = drop;
        Connection = connection ?? $"Data Source={Path.Combine(_folder.FullName, "shop.db")}";
    }

    public string Connection { get; }

    public string Folder => _folder.FullName;

    public static ShopDatabase Sqlite() => new(null, () => Task.CompletedTask);

    public static ShopDatabase Postgres(string connection, Func<Task> drop) => new(connection, drop);

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await _drop();
        _folder.Delete(recursive: true);
    }
}

/// <summary>
/// The PostgreSQL server of these tests: a cluster of its own, or the one that LIFECYCLEKIT_POSTGRES names. Each test has a database.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Variable = "LIFECYCLEKIT_POSTGRES";

    private PostgresCluster? _cluster;
    private string? _connection;
    private int _count;

    /// <summary>Makes a database, or skips the test where there is no PostgreSQL.</summary>
    internal async Task<ShopDatabase> NewDatabaseAsync()
    {
        if (_connection is null && PostgresCluster.IsInstalled)
        {
            _cluster = await PostgresCluster.StartAsync(isDurable: false);
            _connection = _cluster.Connection;
        }

        Assert.SkipWhen(_connection is null, $"PostgreSQL is not installed: there is no initdb, and {Variable} is not set.");
        var name = FormattableString.Invariant($"shop_{Environment.ProcessId}_{++_count}");
        await ExecuteAsync(_connection, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(_connection) { Database = name };
        return ShopDatabase.Postgres(connection.ConnectionString, async () =>
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(_connection, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    public ValueTask InitializeAsync()
    {
        _connection = Environment.GetEnvironmentVariable(Variable);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private static async Task ExecuteAsync(string connectionString, string text)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
