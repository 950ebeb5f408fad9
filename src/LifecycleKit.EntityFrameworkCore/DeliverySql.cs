namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements about transitions, deliveries and track states.</summary>
internal sealed class DeliverySql
{
    private const string Customer = "scope = @scope AND customer_id = @customer";
    private const string Pair = Customer + " AND handler = @handler";
    private const string Handlers = "@handlers";

    private readonly string _takeOfShop;
    private readonly string _takeOfCustomer;

    public DeliverySql(SqlDialect dialect, Func<string, string> table)
    {
        var (transitions, deliveries) = (table(LifecycleTables.Transitions), table(LifecycleTables.Deliveries));
        const string Next = "scope = @scope AND customer_id = @customer AND number > @number AND NOT is_muted";
        // With names of its own, since SQLite does not know the table of an UPDATE by its alias here.
        var notice = $"""
            (SELECT of_notice FROM (SELECT scope AS of_scope, customer_id AS of_customer, number AS of_number, notice AS of_notice
            FROM {transitions}) AS moved WHERE of_scope = scope AND of_customer = customer_id AND of_number = next_number)
            """;
        const string IsFree = $"due_at <= @asOf AND (leased_until IS NULL OR leased_until <= @asOf) AND handler IN ({Handlers})";
        string Take(string of, string order, string limit) => $"""
            WITH taken (its_scope, its_customer, its_handler) AS (SELECT scope, customer_id, handler FROM {deliveries}
            WHERE {of} AND {IsFree} ORDER BY {order}{limit}{dialect.SkipLocked})
            UPDATE {deliveries} SET leased_until = @until FROM taken
            WHERE scope = its_scope AND customer_id = its_customer AND handler = its_handler
            RETURNING customer_id, handler, next_number, failure_count, due_at, error, {notice}
            """;

        AddTransitions = $"""
            INSERT INTO {transitions} (scope, customer_id, number, track, from_stage, to_stage, effective_at, recorded_at, is_muted, notice)
            VALUES @rows
            """;
        // The row of the pair is changed in any case, so that a completion that runs meanwhile waits for this save, or this save for it.
        AddDeliveries = $"""
            INSERT INTO {deliveries} (scope, customer_id, handler, next_number, last_number, due_at, leased_until, failure_count)
            VALUES @rows
            ON CONFLICT (scope, customer_id, handler) DO UPDATE SET last_number = excluded.last_number
            """;
        SaveStates = $"""
            INSERT INTO {table(LifecycleTables.TrackStates)} AS known (scope, customer_id, track, stage, entered_at) VALUES @rows
            ON CONFLICT (scope, customer_id, track) DO UPDATE SET stage = excluded.stage, entered_at = excluded.entered_at
            WHERE known.stage <> excluded.stage OR known.entered_at <> excluded.entered_at
            """;

        _takeOfShop = Take("scope = @scope", "due_at", " LIMIT @max");
        _takeOfCustomer = Take(Customer, "handler", string.Empty);
        // Whether a transition follows is decided by the row of the pair alone, which the statements lock: a query for transitions might
        // run on a state from before the lock. The second statement waits, and the third one reads what was committed until then.
        Complete = $"""
            DELETE FROM {deliveries} WHERE {Pair} AND next_number = @number AND last_number = @number;
            SELECT 1 FROM {deliveries} WHERE {Pair} AND next_number = @number{dialect.Locked};
            UPDATE {deliveries} SET failure_count = 0, error = NULL, leased_until = @until,
            next_number = (SELECT MIN(number) FROM {transitions} WHERE {Next}),
            due_at = (SELECT recorded_at FROM {transitions} WHERE {Next} ORDER BY number LIMIT 1)
            WHERE {Pair} AND next_number = @number
            RETURNING customer_id, handler, next_number, failure_count, due_at, error, {notice}
            """;
        Notice = $"SELECT notice FROM {transitions} WHERE {Customer} AND number = @number";
        Defer = $"""
            UPDATE {deliveries} SET failure_count = @failures, error = @error, due_at = @due, leased_until = NULL
            WHERE {Pair} AND next_number = @number
            """;
        ListParked = $"""
            SELECT pair.customer_id, handler, next_number, failure_count, due_at, error, notice FROM {deliveries} AS pair
            JOIN {transitions} AS moved ON moved.scope = pair.scope AND moved.customer_id = pair.customer_id
            AND moved.number = pair.next_number
            WHERE pair.scope = @scope AND due_at IS NULL AND (pair.customer_id, handler) > (@customer, @handler)
            ORDER BY pair.customer_id, handler LIMIT @max
            """;
        const string OfHandler = "scope = @scope AND handler = @handler";
        Release = $"UPDATE {deliveries} SET due_at = @due, failure_count = 0, error = NULL WHERE {OfHandler} AND due_at IS NULL";
        ReleaseOfCustomer = $"{Release} AND customer_id = @customer";
        Discard = $"DELETE FROM {deliveries} WHERE {OfHandler}";
        DiscardOfCustomer = $"{Discard} AND customer_id = @customer";
    }

    public string AddTransitions { get; }

    public string AddDeliveries { get; }

    public string SaveStates { get; }

    public string Complete { get; }

    public string Notice { get; }

    public string Defer { get; }

    public string ListParked { get; }

    public string Release { get; }

    public string ReleaseOfCustomer { get; }

    public string Discard { get; }

    public string DiscardOfCustomer { get; }

    /// <summary>Returns the statement that takes deliveries of a shop; its handlers are <c>@handler0</c> and so on.</summary>
    public string TakeOfShop(int handlerCount) => WithHandlers(_takeOfShop, handlerCount);

    /// <summary>Returns the statement that takes deliveries of a customer; its handlers are <c>@handler0</c> and so on.</summary>
    public string TakeOfCustomer(int handlerCount) => WithHandlers(_takeOfCustomer, handlerCount);

    private static string WithHandlers(string text, int count) => text.Replace(
        Handlers, string.Join(", ", Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"@handler{i}"))),
        StringComparison.Ordinal);
}
