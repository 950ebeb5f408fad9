using System.Diagnostics;
using Npgsql;

namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// A sweep of 10 000 due customers among a million, on PostgreSQL: its time, and the rows that the server has read for it.
/// </summary>
internal static class SweepCost
{
    private const int CustomerCount = 1_000_000;
    private const int DueCount = 10_000;
    private const string Template = "template-0";

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        if (database.Name != "PostgreSQL") return;
        await using (var shop = new TrackedShop(database))
        {
            shop.Now = TrackedShop.Start.AddDays(-1);
            await shop.RecordAsync(OrderUpdate.First("template", 0, 0, 1));
        }

        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync();
        await CopyAsync(connection);
        await database.AnalyzeAsync();
        var due = (long)(await ScalarAsync(connection, $"SELECT due_at FROM lifecycle_customers WHERE customer_id = '{Template}'"))!;

        var before = await ReadRowsAsync(connection);
        await using (var shop = new TrackedShop(database))
        {
            // The template and its first copies are due by then.
            shop.Now = new DateTimeOffset(due + DueCount - 1, TimeSpan.Zero);
            var watch = Stopwatch.StartNew();
            var taken = await shop.Store.TakeDueAsync(string.Empty, shop.Now, shop.Now.AddTicks(1), DueCount, default);
            var takeTime = watch.Elapsed;
            shop.Now = shop.Now.AddTicks(1);
            watch.Restart();
            var swept = await shop.Tracker.SweepAsync(2 * DueCount);
            Console.WriteLine(FormattableString.Invariant(
                $"{database.Name}, {DueCount} due among {CustomerCount}: {taken.Count} taken in {takeTime.TotalMilliseconds:0} ms; sweep of {swept.Transitions.Count} transitions in {watch.Elapsed.TotalSeconds:0.0} s"));
        }

        // The server adds up what a connection has read when the connection ends.
        NpgsqlConnection.ClearAllPools();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await connection.CloseAsync();
        await connection.OpenAsync();
        var after = await ReadRowsAsync(connection);
        Console.WriteLine($"{database.Name}, rows of customers read by both: {after - before}");
    }

    /// <summary>Makes the other customers of the one that was recorded.</summary>
    private static async Task CopyAsync(NpgsqlConnection connection)
    {
        var customers = await ColumnsAsync(connection, "lifecycle_customers");
        var orders = await ColumnsAsync(connection, "lifecycle_orders");
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText =
            $"""
            INSERT INTO lifecycle_customers ({customers})
            SELECT {customers.Replace("customer_id", "'c-' || n").Replace("due_at", "due_at + n")}
            FROM lifecycle_customers, generate_series(1, {CustomerCount - 1}) AS n WHERE customer_id = '{Template}';
            INSERT INTO lifecycle_orders ({orders})
            SELECT {orders.Replace("customer_id", "'c-' || n").Replace("order_id", "'o-' || n").Replace("entry", "replace(entry, order_id, 'o-' || n)")}
            FROM lifecycle_orders, generate_series(1, {CustomerCount - 1}) AS n WHERE customer_id = '{Template}'
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table) => (string)(await ScalarAsync(
        connection,
        $"SELECT string_agg(column_name, ', ') FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}'"))!;

    private static async Task<long> ReadRowsAsync(NpgsqlConnection connection) => Convert.ToInt64(await ScalarAsync(
        connection,
        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE schemaname = current_schema() AND relname = 'lifecycle_customers'"), null);

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }
}
