namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements that read the rows of many customers.</summary>
internal sealed class ReadingSql
{
    private const string Customers = "@customers";
    private const string Events = "@events";

    private readonly string _load;
    private readonly string _loadWithEvents;

    public ReadingSql(SqlDialect dialect, Func<string, string> table)
    {
        PagesOfOrders = new PageSql(table(LifecycleTables.Orders), "entry", "customer_id");
        PagesOfEvents = new PageSql(table(LifecycleTables.Events), $"event, number, {LifecycleTables.Identity}", "customer_id, number");
        PagesOfTransitions = new PageSql(table(LifecycleTables.Transitions), "notice, number, is_muted", "customer_id, number");

        const string Of = $"WHERE scope = @scope AND customer_id IN ({Customers})";
        var rows = $"""
            SELECT 0, customer_id, sequence, due_at, version, document FROM {table(LifecycleTables.Customers)} {Of}
            UNION ALL SELECT 1, customer_id, 0, NULL, NULL, {dialect.JsonArray("entry")}
            FROM {table(LifecycleTables.Orders)} {Of} GROUP BY customer_id
            UNION ALL SELECT 3, NULL, COALESCE(MAX(number), 0), NULL, NULL, NULL
            FROM {table(LifecycleTables.Publications)} WHERE scope = @scope
            UNION ALL SELECT 4, customer_id, COUNT(*), NULL, NULL, NULL FROM {table(LifecycleTables.Deliveries)} {Of} GROUP BY customer_id
            """;
        _load = rows;
        // From the asked events to their rows: SQLite keeps the order of a cross join.
        _loadWithEvents = $"""
            WITH asked (of_customer, of_kind, of_event) AS (VALUES {Events})
            {rows}
            UNION ALL SELECT 2, customer_id, kind, seen_at, event_id, NULL FROM asked CROSS JOIN {table(LifecycleTables.SeenEvents)}
            WHERE scope = @scope AND customer_id = of_customer AND kind = of_kind AND event_id = of_event
            """;
    }

    public PageSql PagesOfOrders { get; }

    public PageSql PagesOfEvents { get; }

    public PageSql PagesOfTransitions { get; }

    /// <summary>
    /// Returns the statement that loads customers of a shop: the rows of <see cref="StoreSql.LoadCustomer"/> with the customer in the
    /// second column. Its parameters are <c>@customer0</c> and so on, and of events <c>@of0</c>, <c>@kind0</c>, <c>@event0</c> and so on.
    /// </summary>
    public string Load(int customerCount, int eventCount)
    {
        var text = (eventCount == 0 ? _load : _loadWithEvents).Replace(
            Customers, List(customerCount, i => FormattableString.Invariant($"@customer{i}")), StringComparison.Ordinal);
        return text.Replace(
            Events, List(eventCount, i => FormattableString.Invariant($"(@of{i}, @kind{i}, @event{i})")), StringComparison.Ordinal);
    }

    /// <summary>Returns numbered items with commas between them.</summary>
    public static string List(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}

/// <summary>The statements that read a table customer by customer.</summary>
internal sealed class PageSql(string table, string columns, string order)
{
    /// <summary>The first rows after a customer.</summary>
    public string Page { get; } =
        $"SELECT customer_id, {columns} FROM {table} WHERE scope = @scope AND customer_id > @after ORDER BY {order} LIMIT @max";

    /// <summary>All rows of a customer.</summary>
    public string OfCustomer { get; } =
        $"SELECT customer_id, {columns} FROM {table} WHERE scope = @scope AND customer_id = @customer ORDER BY {order}";
}
