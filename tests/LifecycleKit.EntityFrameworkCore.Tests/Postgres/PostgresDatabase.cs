using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>A schema of a PostgreSQL database, under an execution strategy that retries.</summary>
internal sealed class PostgresDatabase(string server, string schema) : TestDatabase
{
    public override (string Kind, string Connection) Address => ("postgres", $"{server};Search Path={schema}");

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(Address.Connection, npgsql => npgsql.EnableRetryOnFailure());

    public override async ValueTask DisposeAsync()
    {
        // Each schema has a connection string and so a pool of its own.
        await using (var connection = new NpgsqlConnection(Address.Connection)) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync(server, $"DROP SCHEMA {schema} CASCADE");
    }

    internal static async Task ExecuteAsync(string connectionString, string text)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
