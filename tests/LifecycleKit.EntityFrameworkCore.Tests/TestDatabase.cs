using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A database, or a part of one, that one test has to itself.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The kind and the connection, as the arguments of another process.</summary>
    public abstract (string Kind, string Connection) Address { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    public abstract ValueTask DisposeAsync();

    public ShopContext NewContext() => NewContext(Configure);

    public static ShopContext NewContext(Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        configure(options);
        return new ShopContext(options.Options);
    }

    /// <summary>Creates the table of the shop and those of the library.</summary>
    public async Task CreateAsync()
    {
        await using var context = NewContext();
        await context.Database.ExecuteSqlRawAsync(
            """CREATE TABLE "Orders" ("Id" varchar(40) PRIMARY KEY, "CustomerId" varchar(40) NOT NULL, "Total" decimal NOT NULL)""",
            Cancellation);
        await context.Database.EnsureLifecycleSchemaAsync(Cancellation);
    }

    /// <summary>Runs SQL without parameters.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var context = NewContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Returns each row of a query as a line of text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var context = NewContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : Text(reader.GetValue(i)));
            lines.Add(string.Join(" | ", values));
        }

        return lines;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var context = NewContext();
        return await context.Set<Dictionary<string, object>>(table).LongCountAsync(Cancellation);
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // SQLite has numbers for yes and no.
    private static string Text(object value) =>
        value is bool isTrue ? (isTrue ? "1" : "0") : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
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

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(Address.Connection);

    public override ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
