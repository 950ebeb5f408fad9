using LifecycleKit.Customers;
using Npgsql;
using NpgsqlTypes;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// The same rows written over ADO.NET on PostgreSQL: a batch of queries and a batch of statements, which is a transaction. It is
/// the least that a program can do, since it neither reads nor makes JSON.
/// </summary>
internal sealed class AdoShop(BenchmarkDatabase database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database.Connection);
    private long _eventNumber = 1_000_000;

    public async Task RecordAsync(OrderUpdate update)
    {
        await using var connection = await _source.OpenConnectionAsync();
        var (customer, orders) = await LoadAsync(connection, update);
        await using var save = connection.CreateBatch();
        Add(
            save, "UPDATE lifecycle_customers SET sequence = sequence + 1, document = $3, due_at = $4, save_id = $5, version = $6 "
                + "WHERE scope = $1 AND customer_id = $2 AND sequence = $7",
            string.Empty, update.Customer, PlainShop.Changed(customer.Document, update), update.At.AddDays(30).UtcTicks, update.At.UtcTicks,
            customer.Version, customer.Sequence);
        var entry = PlainShop.Changed(orders[update.Order.OrderId], update);
        Add(
            save, "INSERT INTO lifecycle_orders (scope, customer_id, order_id, placed_at, entry) VALUES ($1, $2, $3, $4, $5) "
                + "ON CONFLICT (scope, order_id) DO UPDATE SET entry = excluded.entry",
            string.Empty, update.Customer, update.Order.OrderId, update.Order.PlacedAt.UtcTicks, entry);
        Add(
            save, "INSERT INTO lifecycle_events (scope, customer_id, number, kind, occurred_at, event) VALUES ($1, $2, $3, $4, $5, $6)",
            string.Empty, update.Customer, ++_eventNumber, (int)CustomerEventKind.Order, update.At.UtcTicks, entry);
        Add(
            save, "INSERT INTO lifecycle_seen_events (scope, customer_id, kind, event_id, seen_at) VALUES ($1, $2, $3, $4, $5)",
            string.Empty, update.Customer, (int)CustomerEventKind.Order, update.EventId, update.At.UtcTicks);
        await save.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<((long Sequence, string Version, string Document) Customer, Dictionary<string, string> Orders)> LoadAsync(
        NpgsqlConnection connection, OrderUpdate update)
    {
        await using var load = connection.CreateBatch();
        Add(
            load, "SELECT sequence, version, document FROM lifecycle_customers WHERE scope = $1 AND customer_id = $2", string.Empty,
            update.Customer);
        Add(load, "SELECT order_id, entry FROM lifecycle_orders WHERE scope = $1 AND customer_id = $2", string.Empty, update.Customer);
        Add(
            load, "SELECT seen_at FROM lifecycle_seen_events WHERE scope = $1 AND customer_id = $2 AND kind = $3 AND event_id = $4",
            string.Empty, update.Customer, (int)CustomerEventKind.Order, update.EventId);
        await using var reader = await load.ExecuteReaderAsync();
        await reader.ReadAsync();
        var customer = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
        await reader.NextResultAsync();
        var orders = new Dictionary<string, string>();
        while (await reader.ReadAsync()) orders.Add(reader.GetString(0), reader.GetString(1));
        await reader.NextResultAsync();
        return (customer, orders);
    }

    private static void Add(NpgsqlBatch batch, string text, params object[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = text;
        foreach (var value in values)
        {
            var type = value switch { int => NpgsqlDbType.Integer, long => NpgsqlDbType.Bigint, _ => NpgsqlDbType.Text };
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        }

        batch.BatchCommands.Add(command);
    }
}
