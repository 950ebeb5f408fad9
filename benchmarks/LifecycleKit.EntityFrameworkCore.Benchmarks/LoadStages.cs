using System.Data.Common;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>Where the time of a load with 1 000 orders goes: rows, texts, ledger, the whole load, and a view.</summary>
internal static class LoadStages
{
    private const int OrderCount = 1_000;
    private const int RoundCount = 15;
    private const int CallCount = 20;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var shop = new TrackedShop(database);
        await shop.AddCustomersAsync(1, OrderCount, "large");
        await database.AnalyzeAsync();
        shop.Now = TrackedShop.Start;
        var id = OrderUpdate.CustomerId("large", 0);
        var record = (await shop.Store.LoadAsync(new CustomerKey(string.Empty, id), null, default)).Record!;
        var texts = Encoding.UTF8.GetBytes($"[{string.Join(',', record.Orders.Select(order => order.ToJson()))}]");
        var document = record.Document.ToJson();
        await using DbConnection connection =
            database.Name == "SQLite" ? new SqliteConnection(database.Connection) : new NpgsqlConnection(database.Connection);
        await connection.OpenAsync();
        var times = await Rounds.RunAsync(
            RoundCount, CallCount,
            async _ => await ReadRowsAsync(connection, id),
            _ => Task.FromResult(LedgerEntry.FromJsonArray(texts)),
            _ => Task.FromResult(OrderLedger.FromEntries("EUR", record.Orders)),
            async _ => await shop.Store.LoadAsync(new CustomerKey(string.Empty, id), null, default),
            async _ => await shop.Tracker.GetViewAsync(id),
            _ => Task.FromResult(CustomerDocument.FromJson(document)),
            _ => Task.FromResult(record.Document.ToJson()));
        Console.WriteLine(FormattableString.Invariant(
            $"{database.Name}, {OrderCount} orders: rows {times[0]}, texts {times[1]}, ledger {times[2]}, load {times[3]}, view {times[4]}; document read {times[5]}, written {times[6]}"));
    }

    private static async Task<long> ReadRowsAsync(DbConnection connection, string id)
    {
        await using var command = connection.CreateCommand();
        var join = connection is SqliteConnection ? "group_concat" : "string_agg";
        command.CommandText = $"SELECT {join}(entry, ',') FROM lifecycle_orders WHERE scope = '' AND customer_id = @customer";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@customer", id);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var length = 0L;
        while (await reader.ReadAsync()) length += reader.GetFieldValue<byte[]>(0).Length;
        return length;
    }
}
