namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statement that reads all rows of a customer.</summary>
internal sealed class ExportSql
{
    public ExportSql(Func<string, string> table)
    {
        const string Of = "WHERE scope = @scope AND customer_id = @customer";
        // One statement reads one state of the database.
        LoadAll = $"""
            SELECT 0, sequence, CAST(NULL AS bigint), 0, version, document FROM {table(LifecycleTables.Customers)} {Of}
            UNION ALL SELECT 1, 0, NULL, 0, order_id, entry FROM {table(LifecycleTables.Orders)} {Of}
            UNION ALL SELECT 2, number, NULL, {LifecycleTables.Identity}, NULL, event FROM {table(LifecycleTables.Events)} {Of}
            UNION ALL SELECT 3, kind, seen_at, 0, event_id, NULL FROM {table(LifecycleTables.SeenEvents)} {Of}
            UNION ALL SELECT 4, number, CASE WHEN is_muted THEN 1 ELSE 0 END, 0, NULL, notice
            FROM {table(LifecycleTables.Transitions)} {Of}
            UNION ALL SELECT 5, next_number, due_at, failure_count, handler, error FROM {table(LifecycleTables.Deliveries)} {Of}
            UNION ALL SELECT 6, number, NULL, failure_count, NULL, event FROM {table(LifecycleTables.PendingEvents)} {Of}
            """;
    }

    /// <summary>
    /// Rows of a part, a number, an instant or flag, a count, a name and JSON. The parts are 0 for the customer, 1 for orders, 2 for
    /// events, whose count is the identity, 3 for remembered ids, whose number is the kind, 4 for transitions, 5 for deliveries, whose
    /// last column is the error, and 6 for pending events.
    /// </summary>
    public string LoadAll { get; }
}
