namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements about the version of the tables, and those that upgrade rows.</summary>
internal sealed class SchemaSql
{
    public SchemaSql(SqlDialect dialect, Func<string, string> table)
    {
        var (schema, customers) = (table(LifecycleTables.Schema), table(LifecycleTables.Customers));
        const string Customer = "scope = @scope AND customer_id = @customer";

        Table = schema;
        Version = $"SELECT version FROM {schema} WHERE id = 1";
        SetVersion = $"""
            INSERT INTO {schema} AS known (id, version) VALUES (1, @version)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version WHERE known.version < excluded.version
            """;

        // By the index of these customers, which is empty after an upgrade.
        var former = $"""
            SELECT scope, customer_id, document, (SELECT COALESCE(MAX(number), 0) FROM {table(LifecycleTables.Transitions)} AS moved
            WHERE moved.scope = former.scope AND moved.customer_id = former.customer_id) FROM {customers} AS former WHERE format < 2
            """;
        FormerDocuments = $"{former} ORDER BY scope, customer_id LIMIT @max{dialect.Locked}";
        FormerDocument = $"{former} AND {Customer}{dialect.Locked}";
        UpgradeDocument = $"""
            UPDATE {customers} SET due_at = @a#, document = @b#, format = @c#, failure_count = @d# WHERE {Customer}
            """;
    }

    public string Table { get; }

    public string Version { get; }

    public string SetVersion { get; }

    /// <summary>The documents of format 1, each with the highest number of a transition of the customer.</summary>
    public string FormerDocuments { get; }

    public string FormerDocument { get; }

    public string UpgradeDocument { get; }
}
