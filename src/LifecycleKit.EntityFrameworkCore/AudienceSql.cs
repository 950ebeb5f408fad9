namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements that find customers by the stage in a track.</summary>
/// <remarks>
/// The customers who are not settled, and those who entered, are collected first, in no order, each kind from an index of its own: asked
/// for an order, a plan may go through all customers in the order of the page to look for a few of them.
/// </remarks>
internal sealed class AudienceSql
{
    private readonly string _unsettled;
    private readonly string _states;
    private readonly string _transitions;

    public AudienceSql(Func<string, string> table)
    {
        var customers = table(LifecycleTables.Customers);
        _states = table(LifecycleTables.TrackStates);
        _transitions = table(LifecycleTables.Transitions);
        string Where(string condition) => $"SELECT customer_id FROM {customers} WHERE scope = @scope AND {condition}";
        _unsettled = $"""
            WITH unsettled (id) AS MATERIALIZED ({Where("due_at <= @asOf")} UNION ALL {Where("version < @version")}
            UNION ALL {Where("version > @version")} UNION ALL {Where("failure_count > 0")})
            """;
        ListEntered = $"""
            {_unsettled}, entered (id) AS MATERIALIZED (SELECT customer_id FROM {_states}
            WHERE scope = @scope AND track = @track AND entered_at > @since)
            {Page("SELECT id FROM entered WHERE id > @after")}
            """;
        // From all customers, those who are not settled are taken off: they are few, and the others are counted in the index.
        CountByStage = $"""
            {_unsettled}
            SELECT stage, CAST(SUM(number) AS bigint) FROM (
            SELECT stage, COUNT(*) AS number FROM {_states} WHERE scope = @scope AND track = @track GROUP BY stage
            UNION ALL SELECT stage, -COUNT(*) FROM (SELECT DISTINCT id FROM unsettled) AS others CROSS JOIN {_states}
            WHERE scope = @scope AND track = @track AND customer_id = id GROUP BY stage) AS counted
            GROUP BY stage HAVING SUM(number) > 0
            """;
    }

    public string ListEntered { get; }

    public string CountByStage { get; }

    /// <summary>
    /// Returns the statement that lists customers of stages, which are <c>@stage0</c> and so on, who are also in stages of other tracks,
    /// which are <c>@track0</c> with <c>@stage0_0</c> and so on.
    /// </summary>
    /// <param name="stageCount">The number of stages.</param>
    /// <param name="otherCounts">For each other track the number of its stages, at least 1.</param>
    public string ListInStages(int stageCount, params int[] otherCounts)
    {
        var others = string.Concat(otherCounts.Select((count, i) => FormattableString.Invariant(
            $"""

            AND EXISTS (SELECT 1 FROM {_states} AS other WHERE other.scope = @scope AND other.customer_id = known.customer_id
            AND other.track = @track{i} AND other.stage IN ({ReadingSql.List(count, j => FormattableString.Invariant($"@stage{i}_{j}"))}))
            """)));
        var alias = otherCounts.Length == 0 ? string.Empty : " AS known";
        var parts = Enumerable.Range(0, stageCount).Select(i => FormattableString.Invariant(
            $"""
            SELECT id FROM (SELECT customer_id AS id FROM {_states}{alias} WHERE scope = @scope AND track = @track AND stage = @stage{i}
            AND customer_id > @after{others} ORDER BY customer_id LIMIT @max) AS stage{i}
            """));
        return $"{_unsettled}\n{Page([.. parts])}";
    }

    /// <summary>Returns the statement that loads transitions of customers, who are <c>@customer0</c> and so on.</summary>
    public string LoadTransitions(int customerCount) => $"""
        SELECT customer_id, notice FROM {_transitions} WHERE scope = @scope AND track = @track AND effective_at > @since
        AND customer_id IN ({ReadingSql.List(customerCount, i => FormattableString.Invariant($"@customer{i}"))})
        ORDER BY customer_id, number
        """;

    /// <summary>Returns a page of customers of some parts, and of those who are not settled.</summary>
    private static string Page(params string[] parts) => $"""
        SELECT id FROM ({string.Concat(parts.Select(part => $"{part}\nUNION "))}
        SELECT DISTINCT id FROM unsettled WHERE id > @after) AS found
        ORDER BY id LIMIT @max
        """;
}
