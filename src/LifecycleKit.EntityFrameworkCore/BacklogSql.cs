namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements that read the work of a shop that waits or fails.</summary>
internal sealed class BacklogSql
{
    public BacklogSql(Func<string, string> table)
    {
        var customers = table(LifecycleTables.Customers);
        ListStuck = $"""
            SELECT customer_id, failure_count, due_at FROM {customers} WHERE scope = @scope AND failure_count > 0 AND customer_id > @after
            ORDER BY customer_id LIMIT @max
            """;

        // Each from an index of its own.
        string Of(string what, string of, string where = "") => $"(SELECT {what} FROM {of} WHERE scope = @scope{where})";
        var deliveries = table(LifecycleTables.Deliveries);
        LoadBacklog = $"""
            SELECT {Of("COUNT(*)", table(LifecycleTables.PendingEvents))}, {Of("COUNT(*)", deliveries, " AND due_at IS NOT NULL")},
            {Of("COUNT(*)", deliveries, " AND due_at IS NULL")}, {Of("MIN(due_at)", deliveries)}, {Of("MIN(due_at)", customers)}
            """;
    }

    public string ListStuck { get; }

    public string LoadBacklog { get; }
}
