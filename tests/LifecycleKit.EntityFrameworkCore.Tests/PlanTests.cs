using System.Data.Common;
using LifecycleKit.Customers;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>The plans of the statements: they use the indexes, and read the rows that they are about.</summary>
public abstract class PlanTests(FilledDatabase filled) : DatabaseTests
{
    protected const int CustomerCount = 20_000;
    protected const int DueCount = 50;

    /// <summary>Returns a database with many customers, a few of them due at the start of the shop, and one with orders.</summary>
    protected Task<TestDatabase> FilledAsync() => filled.GetAsync(FillAsync);

    private protected virtual async Task<TestDatabase> FillAsync()
    {
        var database = await NewCreatedAsync();
        await using (var host = new ShopHost(database.Configure))
        {
            for (var i = 0; i < 20; i++) await host.Tracker.RecordAsync("anna", ShopHost.Order($"{i}"), Cancellation);
            await host.Tracker.RecordAsync("ben", CustomerEvent.Visit(ShopHost.Start), Cancellation);
        }

        await using var context = database.NewContext();
        await CopyAsync(context, LifecycleTables.Customers, new() { ["customer_id"] = "'c' || n", ["due_at"] = $"{FirstDue()} + n" });
        await CopyAsync(
            context, LifecycleTables.Orders,
            new() { ["customer_id"] = "'c' || (n % 2000)", ["order_id"] = "'o' || order_id || '-' || n" });
        await context.Database.ExecuteSqlRawAsync("ANALYZE", Cancellation);
        return database;
    }

    /// <summary>Returns the plan of a statement of the store.</summary>
    private protected static async Task<List<string>> ExplainAsync(
        TestDatabase database, string explain, Func<StoreSql, string> statement, params (string Name, object Value)[] parameters)
    {
        await using var context = database.NewContext();
        await context.Database.OpenConnectionAsync(Cancellation);
        await using var transaction = await context.Database.GetDbConnection().BeginTransactionAsync(Cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{explain} {statement(StoreSql.Of(context, allowUntestedProvider: false))}";
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation)) lines.Add(reader.GetString(reader.FieldCount - 1));
        // The statement may have run, so the transaction ends without a commit.
        return lines;
    }

    protected static (string Name, object Value)[] OfDue() =>
    [
        ("@scope", string.Empty), ("@asOf", ShopHost.Start.UtcTicks), ("@until", ShopHost.Start.AddMinutes(1).UtcTicks), ("@max", 1_000L),
    ];

    protected static (string Name, object Value)[] OfLoad() => [("@scope", string.Empty), ("@customer", "anna")];

    /// <summary>The due instant before that of the first copy: so many copies are due at the start.</summary>
    private static long FirstDue() => ShopHost.Start.UtcTicks - DueCount;

    /// <summary>Adds many copies of the rows of a table, with other values in some columns.</summary>
    protected static async Task CopyAsync(DbContext context, string table, Dictionary<string, string> other)
    {
        var columns = LifecycleTables.Find(context, context.Model, table).GetProperties().Select(one => one.GetColumnName()).ToList();
        var values = columns.Select(column => other.GetValueOrDefault(column, column));
        // Names of the model and constants of this test.
        string text = $"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {CustomerCount})
            INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {table}, numbers
            WHERE customer_id = '{(table == LifecycleTables.Orders ? "anna' AND order_id = '0" : "ben")}'
            """;
        await context.Database.ExecuteSqlRawAsync(text, Cancellation);
    }
}

public sealed class SqlitePlanTests(SqliteDatabases files, FilledDatabase filled) : PlanTests(filled), IClassFixture<FilledDatabase>
{
    [Fact]
    public async Task TakeDue_AmongManyCustomers_SearchesTheIndexOfDueInstants()
    {
        var database = await FilledAsync();
        var plan = await ExplainAsync(database, "EXPLAIN QUERY PLAN", sql => sql.TakeDue, OfDue());
        Assert.Contains(plan, line => line.StartsWith("SEARCH lifecycle_customers", StringComparison.Ordinal)
            && line.EndsWith("INDEX ix_lifecycle_customers_due (scope=? AND due_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN lifecycle_customers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LoadCustomer_AmongManyCustomers_SearchesTheirOrders()
    {
        var database = await FilledAsync();
        var plan = await ExplainAsync(database, "EXPLAIN QUERY PLAN", sql => sql.LoadCustomer, OfLoad());
        Assert.Contains(
            "SEARCH lifecycle_orders USING INDEX ix_lifecycle_orders_customer (scope=? AND customer_id=?)", plan);
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal));
    }

    protected override DatabaseSource Databases => files;
}
