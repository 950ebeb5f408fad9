using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

[assembly: AssemblyFixture(typeof(LifecycleKit.EntityFrameworkCore.Tests.SqliteDatabases))]

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The SQLite files of tests.</summary>
public sealed class SqliteDatabases : DatabaseSource
{
    public override ValueTask<TestDatabase> NewDatabaseAsync() => new(new SqliteDatabase());
}

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public const string Kind = "sqlite";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecyclekit-");

    /// <param name="encoding">The encoding of the texts in the file.</param>
    public SqliteDatabase(string encoding = "UTF-8")
    {
        using var context = NewContext();
        // A pragma takes no parameter.
        var pragmas = string.Concat("PRAGMA encoding = '", encoding, "'; PRAGMA journal_mode = WAL");
        context.Database.ExecuteSqlRaw(pragmas);
    }

    public override (string Kind, string Connection) Address => (Kind, $"Data Source={Path.Combine(_folder.FullName, "shop.db")}");

    public override string RestartNumbers => "DELETE FROM sqlite_sequence";

    public override void Configure(DbContextOptionsBuilder options) => Configure(options, Address.Connection);

    /// <summary>Sets a file, which is written without waiting for the disk.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(NotDurable.Instance);

    public override ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Commits that do not wait for the disk: they outlive the process that made them, also one that is killed, and only the machine could
    /// lose them.
    /// </summary>
    private sealed class NotDurable : DbConnectionInterceptor
    {
        public static readonly NotDurable Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = OFF";
            command.ExecuteNonQuery();
        }

        // SQLite has no calls that wait.
        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
