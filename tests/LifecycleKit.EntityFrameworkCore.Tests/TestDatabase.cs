using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A database, or a part of one, that one test has to itself.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The kind and the connection, as the arguments of another process.</summary>
    public abstract (string Kind, string Connection) Address { get; }

    /// <summary>The statement after which the numbers that the database gives to rows begin at 1.</summary>
    public abstract string RestartNumbers { get; }

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

    /// <summary>Deletes all rows except that of the version of the tables; numbers of rows begin at 1 again.</summary>
    public async Task EmptyAsync()
    {
        await using var context = NewContext();
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()!).Where(table => table != LifecycleTables.Schema);
        var deletions = string.Concat(tables.Select(table => $"DELETE FROM \"{table}\";"));
        await ExecuteAsync($"BEGIN;{deletions}{RestartNumbers};COMMIT");
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
