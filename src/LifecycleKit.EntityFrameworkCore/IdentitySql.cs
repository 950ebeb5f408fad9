namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements of a save that links or unlinks identities.</summary>
internal sealed class IdentitySql
{
    public IdentitySql(Func<string, string> table)
    {
        const string Customer = "scope = @scope AND customer_id = @customer";
        var identities = table(LifecycleTables.Identities);
        Save = $"""
            INSERT INTO {identities} (scope, customer_id, head_id, number, is_alias, linked_at)
            VALUES (@scope, @customer, @a#, @b#, @c#, @d#)
            ON CONFLICT (scope, customer_id) DO UPDATE
            SET head_id = excluded.head_id, number = excluded.number, is_alias = excluded.is_alias, linked_at = excluded.linked_at
            """;
        Remove = $"DELETE FROM {identities} WHERE {Customer}";
        RemoveStates = $"DELETE FROM {table(LifecycleTables.TrackStates)} WHERE {Customer}";
        RemoveOrder = $"DELETE FROM {table(LifecycleTables.Orders)} WHERE {Customer} AND order_id = @a#";
    }

    public string Save { get; }

    public string Remove { get; }

    /// <summary>Removes the states of a customer: those of a linked identity are in the record of the head.</summary>
    public string RemoveStates { get; }

    public string RemoveOrder { get; }
}
