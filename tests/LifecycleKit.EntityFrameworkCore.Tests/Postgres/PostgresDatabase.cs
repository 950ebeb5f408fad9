using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>A schema of a PostgreSQL database, under an execution strategy that retries.</summary>
internal sealed class PostgresDatabase(string server, string schema) : TestDatabase
{
    public const string Kind = "postgres";

    public override (string Kind, string Connection) Address => (Kind, $"{server};Search Path={schema}");

    public override string RestartNumbers =>
        $"SELECT setval(pg_get_serial_sequence('{LifecycleTables.PendingEvents}', 'number'), 1, false)";

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(Address.Connection, npgsql => npgsql.EnableRetryOnFailure());

    /// <summary>Sets the database without an execution strategy: every failure comes to the caller.</summary>
    public void ConfigurePlain(DbContextOptionsBuilder options) => options.UseNpgsql(Address.Connection);

    public override async ValueTask DisposeAsync()
    {
        // Each schema has a connection string and so a pool of its own.
        await using (var connection = new NpgsqlConnection(Address.Connection)) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync(server, $"DROP SCHEMA {schema} CASCADE");
    }

    public static async Task<PostgresDatabase> CreateAsync(string server, string schema)
    {
        await ExecuteAsync(server, $"CREATE SCHEMA {schema}");
        return new PostgresDatabase(server, schema);
    }

    private static async Task ExecuteAsync(string connectionString, string text)
    {
        // Not from a pool, whose connections a restart of the server has broken.
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
