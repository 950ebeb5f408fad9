namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements that erase customers, and those about tombstones.</summary>
internal sealed class ErasureSql
{
    private const string Customer = "scope = @scope AND customer_id = @customer";

    public ErasureSql(Func<string, string> table)
    {
        var (customers, tombstones) = (table(LifecycleTables.Customers), table(LifecycleTables.Tombstones));
        RemoveCustomer = $"DELETE FROM {customers} WHERE {Customer} AND sequence = @a# RETURNING 1";
        HoldPlace = $"""
            INSERT INTO {customers} (scope, customer_id, sequence, version, document, format, failure_count, save_id)
            VALUES (@scope, @customer, 0, '', '', {LifecycleTables.DocumentFormat}, 0, 0)
            ON CONFLICT (scope, customer_id) DO NOTHING RETURNING 1
            """;
        RemoveRows =
        [
            .. new[]
            {
                LifecycleTables.Orders, LifecycleTables.Events, LifecycleTables.SeenEvents, LifecycleTables.Transitions,
                LifecycleTables.Deliveries, LifecycleTables.TrackStates, LifecycleTables.Identities,
            }.Select(name => $"DELETE FROM {table(name)} WHERE {Customer}"),
        ];
        RemovePending = $"DELETE FROM {table(LifecycleTables.PendingEvents)} WHERE {Customer}";
        AddTombstone = $"""
            INSERT INTO {tombstones} AS known (scope, tombstone, erased_at) VALUES (@scope, @a#, @b#)
            ON CONFLICT (scope, tombstone) DO UPDATE SET erased_at = excluded.erased_at WHERE known.erased_at < excluded.erased_at
            """;
        FindTombstone = $"SELECT erased_at FROM {tombstones} WHERE scope = @scope AND tombstone = @tombstone";
        IsNotErased = $"""
            SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM {tombstones} WHERE scope = @scope AND tombstone = @a# AND erased_at > @b#)
            """;
    }

    /// <summary>Returns a row when the customer had the sequence.</summary>
    public string RemoveCustomer { get; }

    /// <summary>
    /// Inserts a row for an unknown customer, which the same transaction removes (<see cref="RemoveCustomer"/>): a first save of the
    /// customer waits for it, or this statement for the save. Returns a row when the customer was unknown.
    /// </summary>
    public string HoldPlace { get; }

    /// <summary>The statements that remove the rows of a customer in the other tables.</summary>
    public IReadOnlyList<string> RemoveRows { get; }

    public string RemovePending { get; }

    public string AddTombstone { get; }

    public string FindTombstone { get; }

    /// <summary>
    /// Returns a row unless a tombstone has a later instant. It comes after the insert of a first save: the insert waits for an erasure of
    /// the same customer, and a statement after it reads what that erasure has committed.
    /// </summary>
    public string IsNotErased { get; }
}
