using System.Text.Json;

namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

public sealed class PostgresPlanTests(PostgresServer server, FilledDatabase filled) : PlanTests(filled), IClassFixture<FilledDatabase>
{
    private const string Explain = "EXPLAIN (ANALYZE, FORMAT JSON)";

    [Fact]
    public async Task TakeDue_AmongManyCustomers_ReadsTheDueOnesAlone()
    {
        var database = await FilledAsync();
        var scans = await ScansAsync(database, LifecycleTables.Customers, sql => sql.TakeDue, OfDue());
        Assert.Contains(scans, scan => scan.Index == "ix_lifecycle_customers_due" && scan.RowCount == DueCount);
        Assert.DoesNotContain(scans, scan => scan.Index is null);
        // Found once by the index, and once more to be changed.
        Assert.InRange(scans.Sum(scan => scan.RowCount), DueCount, 2 * DueCount);
    }

    [Fact]
    public async Task LoadCustomer_AmongManyCustomers_ReadsTheirOrdersAlone()
    {
        var database = await FilledAsync();
        var scan = Assert.Single(await ScansAsync(database, LifecycleTables.Orders, sql => sql.LoadCustomer, OfLoad()));
        Assert.Equal(("ix_lifecycle_orders_customer", 20), scan);
    }

    protected override DatabaseSource Databases => server;

    /// <summary>Returns the scans of a table in a plan that has run: the index, and the rows that were read, fitting or not.</summary>
    internal static async Task<List<(string? Index, int RowCount)>> ScansAsync(
        TestDatabase database, string table, Func<StoreSql, string> statement, (string Name, object Value)[] parameters)
    {
        using var plan = JsonDocument.Parse(string.Concat(await ExplainAsync(database, Explain, statement, parameters)));
        var scans = new List<(string?, int)>();
        Collect(plan.RootElement[0].GetProperty("Plan"));
        return scans;

        void Collect(JsonElement node)
        {
            if (node.TryGetProperty("Plans", out var parts)) foreach (var part in parts.EnumerateArray()) Collect(part);
            var type = node.GetProperty("Node Type").GetString()!;
            // The index scan below a bitmap scan names no table, and the rows are those that it finds.
            var isOfTable = node.TryGetProperty("Relation Name", out var name) ? name.GetString() == table
                : type == "Bitmap Index Scan" && node.GetProperty("Index Name").GetString()!.Contains(table, StringComparison.Ordinal);
            if (!isOfTable || !type.EndsWith("Scan", StringComparison.Ordinal) || type == "Bitmap Heap Scan") return;
            var removed = node.TryGetProperty("Rows Removed by Filter", out var filtered) ? filtered.GetDouble() : 0;
            var rows = (node.GetProperty("Actual Rows").GetDouble() + removed) * node.GetProperty("Actual Loops").GetDouble();
            scans.Add((node.TryGetProperty("Index Name", out var index) ? index.GetString() : null, (int)rows));
        }
    }
}
