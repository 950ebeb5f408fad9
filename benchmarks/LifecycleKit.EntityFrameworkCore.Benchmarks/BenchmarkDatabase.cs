using LifecycleKit.EntityFrameworkCore.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>A new database with the tables of the library, for one measurement.</summary>
internal abstract class BenchmarkDatabase : IAsyncDisposable
{
    public abstract string Name { get; }

    public abstract string Connection { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    public abstract ValueTask DisposeAsync();

    public static async Task<BenchmarkDatabase> SqliteAsync()
    {
        var database = new SqliteFile();
        await using (var connection = new SqliteConnection(database.Connection))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            await command.ExecuteNonQueryAsync();
        }

        await database.CreateTablesAsync();
        return database;
    }

    public static async Task<BenchmarkDatabase> PostgresAsync(PostgresCluster cluster)
    {
        var schema = FormattableString.Invariant($"benchmark_{Guid.NewGuid():N}");
        await using (var connection = new NpgsqlConnection(cluster.Connection))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
            await command.ExecuteNonQueryAsync();
        }

        var database = new PostgresSchema(cluster.Connection, schema);
        await database.CreateTablesAsync();
        return database;
    }

    /// <summary>Brings the statistics of the planner up to date, as the database does by itself from time to time.</summary>
    public async Task AnalyzeAsync()
    {
        await using var context = NewContext();
        await context.Database.ExecuteSqlRawAsync(context.Database.IsSqlite() ? "ANALYZE" : "VACUUM ANALYZE");
    }

    protected async Task CreateTablesAsync()
    {
        await using var context = NewContext();
        await context.Database.EnsureLifecycleSchemaAsync();
    }

    private LifecycleContext NewContext()
    {
        var options = new DbContextOptionsBuilder<LifecycleContext>();
        Configure(options);
        return new LifecycleContext(options.Options);
    }

    private sealed class SqliteFile : BenchmarkDatabase
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecyclekit-");

        public override string Name => "SQLite";

        public override string Connection => $"Data Source={Path.Combine(_folder.FullName, "shop.db")}";

        public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(Connection);

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresSchema(string server, string schema) : BenchmarkDatabase
    {
        public override string Name => "PostgreSQL";

        public override string Connection => $"{server};Search Path={schema}";

        public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(Connection);

        public override async ValueTask DisposeAsync()
        {
            await using (var connection = new NpgsqlConnection(Connection)) NpgsqlConnection.ClearPool(connection);
            await using var admin = new NpgsqlConnection(server);
            await admin.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP SCHEMA {schema} CASCADE", admin);
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>A context with the tables of the library and nothing else.</summary>
internal sealed class LifecycleContext(DbContextOptions<LifecycleContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycle();
}
