using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements of the store for one model: texts with the tables of the model, whose data are parameters alone.</summary>
internal sealed class StoreSql
{
    public StoreSql(SqlDialect dialect, Func<string, string> table)
    {
        Dialect = dialect;
        var (customers, orders) = (table(LifecycleTables.Customers), table(LifecycleTables.Orders));
        var (events, seen) = (table(LifecycleTables.Events), table(LifecycleTables.SeenEvents));
        var publications = table(LifecycleTables.Publications);
        const string Customer = "scope = @scope AND customer_id = @customer";
        var taken = $" LIMIT @max{dialect.SkipLocked})";

        Deliveries = new DeliverySql(dialect, table);
        Reading = new ReadingSql(dialect, table);
        Schema = new SchemaSql(dialect, table);
        Pending = new PendingSql(dialect, table);
        Backlog = new BacklogSql(table);
        Audiences = new AudienceSql(table);
        Erasure = new ErasureSql(table);
        Export = new ExportSql(table);
        Identities = new IdentitySql(table);
        Publications = new PublicationSql(table);

        // One statement reads one state of the database, so that document and orders belong together. The orders are one row: a row each
        // would cost more than reading its content.
        LoadCustomer = $"""
            SELECT 0, sequence, due_at, version, document FROM {customers} WHERE {Customer}
            UNION ALL SELECT 1, 0, NULL, NULL, {dialect.JsonArray("entry")} FROM {orders} WHERE {Customer}
            UNION ALL SELECT 3, COALESCE(MAX(number), 0), NULL, NULL, NULL FROM {publications} WHERE scope = @scope
            UNION ALL SELECT 4, 1, NULL, NULL, NULL WHERE EXISTS (SELECT 1 FROM {table(LifecycleTables.Deliveries)} WHERE {Customer})
            """;
        LoadCustomerAndEvent = $"""
            {LoadCustomer}
            UNION ALL SELECT 2, 0, seen_at, NULL, NULL FROM {seen} WHERE {Customer} AND kind = @kind AND event_id = @event
            """;
        LoadEvents = $"SELECT number, event, {LifecycleTables.Identity} FROM {events} WHERE {Customer} ORDER BY number";
        List = $"SELECT customer_id FROM {customers} WHERE scope = @scope AND customer_id > @after ORDER BY customer_id LIMIT @max";

        SavedBy = $"SELECT 1 FROM {customers} WHERE {Customer} AND sequence = @expected + 1 AND save_id = @save";
        InsertCustomer = $"""
            INSERT INTO {customers} (scope, customer_id, sequence, version, due_at, document, format, failure_count, save_id, erased_at)
            VALUES (@scope, @customer, 1, @a#, @b#, @c#, @d#, @e#, @f#, @g#)
            ON CONFLICT (scope, customer_id) DO NOTHING RETURNING 1
            """;
        UpdateCustomer = $"""
            UPDATE {customers} SET sequence = sequence + 1, version = @a#, due_at = @b#, leased_until = NULL, document = @c#, format = @d#,
            failure_count = @e#, save_id = @f# WHERE {Customer} AND sequence = @g# AND COALESCE(erased_at, 0) = @h# RETURNING 1
            """;
        SaveOrders = $"""
            INSERT INTO {orders} AS known (scope, customer_id, order_id, placed_at, entry) VALUES @rows
            ON CONFLICT (scope, order_id) DO UPDATE SET placed_at = excluded.placed_at, entry = excluded.entry
            WHERE known.customer_id = excluded.customer_id RETURNING 1
            """;
        AddEvents = $"INSERT INTO {events} (scope, customer_id, number, kind, occurred_at, event, {LifecycleTables.Identity}) VALUES @rows";
        RemoveEvent = $"DELETE FROM {events} WHERE {Customer} AND number = @a#";
        AddSeen = $"""
            INSERT INTO {seen} (scope, customer_id, kind, event_id, seen_at) VALUES @rows
            ON CONFLICT (scope, customer_id, kind, event_id) DO UPDATE SET seen_at = excluded.seen_at
            """;
        // More rows than most saves add, and never so many that one save has to wait for them.
        ForgetSeen = $"""
            WITH taken AS (SELECT customer_id, kind, event_id FROM {seen} WHERE scope = @scope AND seen_at < @a#
            ORDER BY seen_at LIMIT 32{dialect.SkipLocked})
            DELETE FROM {seen} WHERE scope = @scope AND (customer_id, kind, event_id) IN (SELECT customer_id, kind, event_id FROM taken)
            """;

        var counts = table(LifecycleTables.PlayCounts);
        CountPlay = $"""
            INSERT INTO {counts} AS known (scope, day, play, count) VALUES (@scope, @a#, @b#, 1)
            ON CONFLICT (scope, day, play) DO UPDATE SET count = known.count + 1
            """;
        CountPlayInBudget = $"""
            INSERT INTO {counts} AS known (scope, day, play, count) SELECT @scope, @a#, @b#, 1 WHERE @c# > 0
            ON CONFLICT (scope, day, play) DO UPDATE SET count = known.count + 1 WHERE known.count < @c# RETURNING 1
            """;
        LoadPlayCounts = $"SELECT play, day, count FROM {counts} WHERE scope = @scope AND day >= @from ORDER BY day, play";

        TakeDue = $"""
            WITH taken (of_scope, of_customer) AS (SELECT scope, customer_id FROM {customers} WHERE scope = @scope AND due_at <= @asOf
            AND (leased_until IS NULL OR leased_until <= @asOf) ORDER BY due_at{taken}
            UPDATE {customers} SET leased_until = @until FROM taken WHERE scope = of_scope AND customer_id = of_customer
            RETURNING customer_id, due_at
            """;
        TakeOutdated = $"""
            WITH taken (of_scope, of_customer) AS (SELECT scope, customer_id FROM {customers} WHERE scope = @scope AND (version < @version OR version > @version)
            AND (leased_until IS NULL OR leased_until <= @asOf){taken}
            UPDATE {customers} SET leased_until = @until FROM taken WHERE scope = of_scope AND customer_id = of_customer
            RETURNING customer_id, due_at
            """;
    }

    public SqlDialect Dialect { get; }

    /// <summary>The statements about transitions, deliveries and track states.</summary>
    public DeliverySql Deliveries { get; }

    /// <summary>The statements that read many customers.</summary>
    public ReadingSql Reading { get; }

    /// <summary>The statements about the version of the tables.</summary>
    public SchemaSql Schema { get; }

    /// <summary>The statements about pending events.</summary>
    public PendingSql Pending { get; }

    /// <summary>The statements about the work that waits or fails.</summary>
    public BacklogSql Backlog { get; }

    /// <summary>The statements that find customers by stage.</summary>
    public AudienceSql Audiences { get; }

    /// <summary>The statements that erase customers.</summary>
    public ErasureSql Erasure { get; }

    /// <summary>The statement that reads all rows of a customer.</summary>
    public ExportSql Export { get; }

    /// <summary>The statements about linked identities.</summary>
    public IdentitySql Identities { get; }

    /// <summary>The statements about the publications and the secret of a shop.</summary>
    public PublicationSql Publications { get; }

    /// <summary>Rows of a part, a number, an instant, a name and JSON. The parts are 0 for the customer, 1 for all orders, 2 for a seen
    /// event, 3 for the last publication, and 4 where the customer has deliveries.</summary>
    public string LoadCustomer { get; }

    public string LoadCustomerAndEvent { get; }

    public string LoadEvents { get; }

    public string List { get; }

    public string SavedBy { get; }

    public string InsertCustomer { get; }

    public string UpdateCustomer { get; }

    /// <summary>A statement for several rows, which are <c>@rows</c>; see <see cref="SaveStatements"/>.</summary>
    public string SaveOrders { get; }

    public string AddEvents { get; }

    public string RemoveEvent { get; }

    public string AddSeen { get; }

    public string ForgetSeen { get; }

    public string CountPlay { get; }

    /// <summary>Returns a row when the budget was not spent.</summary>
    public string CountPlayInBudget { get; }

    public string LoadPlayCounts { get; }

    public string TakeDue { get; }

    public string TakeOutdated { get; }

    /// <exception cref="InvalidOperationException">The model does not contain the tables.</exception>
    /// <exception cref="NotSupportedException">The database is neither SQLite nor PostgreSQL, and no other one is allowed.</exception>
    public static StoreSql Of(DbContext context, bool allowUntestedProvider)
    {
        var delimiter = context.GetService<ISqlGenerationHelper>();
        return new StoreSql(SqlDialect.Of(context, allowUntestedProvider), name =>
        {
            var table = LifecycleTables.Find(context, context.Model, name);
            return delimiter.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        });
    }
}
