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
        var (pending, publications) = (table(LifecycleTables.PendingEvents), table(LifecycleTables.Publications));
        var (secrets, schema) = (table(LifecycleTables.Secrets), table(LifecycleTables.Schema));
        const string Customer = "scope = @scope AND customer_id = @customer";
        var taken = $" LIMIT @max{dialect.SkipLocked})";

        SchemaTable = schema;
        SchemaVersion = $"SELECT version FROM {schema} WHERE id = 1";
        AddSchemaVersion = $"INSERT INTO {schema} (id, version) VALUES (1, @version) ON CONFLICT (id) DO NOTHING";

        // One statement reads one state of the database, so that document and orders belong together. The orders are one row: a row each
        // would cost more than reading its content.
        LoadCustomer = $"""
            SELECT 0, sequence, due_at, version, document FROM {customers} WHERE {Customer}
            UNION ALL SELECT 1, 0, NULL, NULL, {dialect.JsonArray("entry")} FROM {orders} WHERE {Customer}
            UNION ALL SELECT 3, COALESCE(MAX(number), 0), NULL, NULL, NULL FROM {publications} WHERE scope = @scope
            """;
        LoadCustomerAndEvent = $"""
            {LoadCustomer}
            UNION ALL SELECT 2, 0, seen_at, NULL, NULL FROM {seen} WHERE {Customer} AND kind = @kind AND event_id = @event
            """;
        LoadEvents = $"SELECT number, event FROM {events} WHERE {Customer} ORDER BY number";
        List = $"SELECT customer_id FROM {customers} WHERE scope = @scope AND customer_id > @after ORDER BY customer_id LIMIT @max";

        SavedBy = $"SELECT 1 FROM {customers} WHERE {Customer} AND sequence = @expected + 1 AND save_id = @save";
        InsertCustomer = $"""
            INSERT INTO {customers} (scope, customer_id, sequence, version, due_at, document, format, save_id)
            VALUES (@scope, @customer, 1, @version, @due, @document, @format, @save)
            ON CONFLICT (scope, customer_id) DO NOTHING RETURNING 1
            """;
        UpdateCustomer = $"""
            UPDATE {customers} SET sequence = sequence + 1, version = @version, due_at = @due, leased_until = NULL, document = @document,
            format = @format, save_id = @save WHERE {Customer} AND sequence = @expected RETURNING 1
            """;
        SaveOrder = $"""
            INSERT INTO {orders} AS known (scope, customer_id, order_id, placed_at, entry) VALUES (@scope, @customer, @a#, @b#, @c#)
            ON CONFLICT (scope, order_id) DO UPDATE SET placed_at = excluded.placed_at, entry = excluded.entry
            WHERE known.customer_id = excluded.customer_id RETURNING 1
            """;
        AddEvent = $"""
            INSERT INTO {events} (scope, customer_id, number, kind, occurred_at, event) VALUES (@scope, @customer, @a#, @b#, @c#, @d#)
            """;
        RemoveEvent = $"DELETE FROM {events} WHERE {Customer} AND number = @a#";
        AddSeen = $"""
            INSERT INTO {seen} (scope, customer_id, kind, event_id, seen_at) VALUES (@scope, @customer, @a#, @b#, @c#)
            ON CONFLICT (scope, customer_id, kind, event_id) DO UPDATE SET seen_at = excluded.seen_at
            """;
        // More rows than most saves add, and never so many that one save has to wait for them.
        ForgetSeen = $"""
            WITH taken AS (SELECT customer_id, kind, event_id FROM {seen} WHERE scope = @scope AND seen_at < @forget
            ORDER BY seen_at LIMIT 32{dialect.SkipLocked})
            DELETE FROM {seen} WHERE scope = @scope AND (customer_id, kind, event_id) IN (SELECT customer_id, kind, event_id FROM taken)
            """;

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
        AppendPending = $"""
            INSERT INTO {pending} (scope, customer_id, event, failure_count) VALUES (@scope, @customer, @event, 0)
            """;
        TakePending = $"""
            WITH taken (of_number) AS (SELECT number FROM {pending} AS one WHERE scope = @scope AND (leased_until IS NULL OR leased_until <= @asOf)
            AND NOT EXISTS (SELECT 1 FROM {pending} AS earlier WHERE earlier.scope = one.scope AND earlier.customer_id = one.customer_id
            AND earlier.number < one.number AND earlier.failure_count = 0 AND earlier.leased_until > @asOf)
            ORDER BY number{taken}
            UPDATE {pending} SET leased_until = @until FROM taken WHERE number = of_number
            RETURNING number, customer_id, event, failure_count
            """;
        DeferPending = $"UPDATE {pending} SET failure_count = @failures, leased_until = @until WHERE scope = @scope AND number = @number";
        RemovePending = $"DELETE FROM {pending} WHERE scope = @scope AND number = @number RETURNING 1";

        LastPublication = $"SELECT COALESCE(MAX(number), 0) FROM {publications} WHERE scope = @scope";
        LoadPublications = $"SELECT content FROM {publications} WHERE scope = @scope ORDER BY number";
        AddPublication = $"""
            INSERT INTO {publications} (scope, number, content) VALUES (@scope, @a#, @b#) ON CONFLICT (scope, number) DO NOTHING RETURNING 1
            """;
        AddSecret = $"INSERT INTO {secrets} (scope, secret) VALUES (@scope, @secret) ON CONFLICT (scope) DO NOTHING";
        LoadSecret = $"SELECT secret FROM {secrets} WHERE scope = @scope";
    }

    public SqlDialect Dialect { get; }

    public string SchemaTable { get; }

    public string SchemaVersion { get; }

    public string AddSchemaVersion { get; }

    /// <summary>Rows of a part (0 customer, 1 all orders, 2 seen event, 3 last publication), a number, an instant, a name and JSON.</summary>
    public string LoadCustomer { get; }

    public string LoadCustomerAndEvent { get; }

    public string LoadEvents { get; }

    public string List { get; }

    public string SavedBy { get; }

    public string InsertCustomer { get; }

    public string UpdateCustomer { get; }

    /// <summary>A statement of which a command may have several: # in the names of its parameters is the number of the statement.</summary>
    public string SaveOrder { get; }

    public string AddEvent { get; }

    public string RemoveEvent { get; }

    public string AddSeen { get; }

    public string ForgetSeen { get; }

    public string TakeDue { get; }

    public string TakeOutdated { get; }

    public string AppendPending { get; }

    public string TakePending { get; }

    public string DeferPending { get; }

    public string RemovePending { get; }

    public string LastPublication { get; }

    public string LoadPublications { get; }

    public string AddPublication { get; }

    public string AddSecret { get; }

    public string LoadSecret { get; }

    /// <exception cref="InvalidOperationException">The model does not contain the tables.</exception>
    /// <exception cref="NotSupportedException">The database is neither SQLite nor PostgreSQL.</exception>
    public static StoreSql Of(DbContext context)
    {
        var delimiter = context.GetService<ISqlGenerationHelper>();
        return new StoreSql(SqlDialect.Of(context), name =>
        {
            var table = LifecycleTables.Find(context, context.Model, name);
            return delimiter.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        });
    }
}
