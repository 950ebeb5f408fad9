namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements about pending events.</summary>
internal sealed class PendingSql
{
    public PendingSql(SqlDialect dialect, Func<string, string> table)
    {
        var pending = table(LifecycleTables.PendingEvents);
        Append = $"""
            INSERT INTO {pending} (scope, customer_id, event, failure_count, append_id) VALUES (@scope, @customer, @event, 0, @append)
            """;
        Forward = $"INSERT INTO {pending} (scope, customer_id, event, failure_count) VALUES (@a#, @b#, @c#, 0)";
        AppendedBy = $"SELECT 1 FROM {pending} WHERE scope = @scope AND customer_id = @customer AND append_id = @append";
        Take = $"""
            WITH taken (of_number) AS (SELECT number FROM {pending} AS one WHERE scope = @scope AND (leased_until IS NULL OR leased_until <= @asOf)
            AND NOT EXISTS (SELECT 1 FROM {pending} AS earlier WHERE earlier.scope = one.scope AND earlier.customer_id = one.customer_id
            AND earlier.number < one.number AND earlier.failure_count = 0 AND earlier.leased_until > @asOf)
            ORDER BY number LIMIT @max{dialect.SkipLocked})
            UPDATE {pending} SET leased_until = @until FROM taken WHERE number = of_number
            RETURNING number, customer_id, event, failure_count
            """;
        Defer = $"UPDATE {pending} SET failure_count = @failures, leased_until = @until WHERE scope = @scope AND number = @number";
        Remove = $"DELETE FROM {pending} WHERE scope = @scope AND number = @a# RETURNING 1";
    }

    public string Append { get; }

    /// <summary>Appends an event of any customer in a save; # is the number of the statement.</summary>
    public string Forward { get; }

    public string AppendedBy { get; }

    public string Take { get; }

    public string Defer { get; }

    /// <summary>The number is <c>@a#</c>, where # is the number of the statement.</summary>
    public string Remove { get; }
}
