using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The tables of the store, which are also the names of the entities in the model of the host.</summary>
internal static class LifecycleTables
{
    /// <summary>The version of the tables that this version of the library writes and reads.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The format of documents that this version of the library writes.</summary>
    public const int DocumentFormat = 2;

    public const string Schema = "lifecycle_schema";
    public const string Customers = "lifecycle_customers";
    public const string Orders = "lifecycle_orders";
    public const string Events = "lifecycle_events";
    public const string SeenEvents = "lifecycle_seen_events";
    public const string PendingEvents = "lifecycle_pending_events";
    public const string Publications = "lifecycle_publications";
    public const string Secrets = "lifecycle_secrets";

    public const string FailureCount = "failure_count";
    public const string ErasedAt = "erased_at";
    public const string StuckIndex = "ix_lifecycle_customers_stuck";
    public const string FormatIndex = "ix_lifecycle_customers_format";

    // Since version 2.
    public const string Transitions = "lifecycle_transitions";
    public const string Deliveries = "lifecycle_deliveries";
    public const string TrackStates = "lifecycle_track_states";
    public const string PlayCounts = "lifecycle_play_counts";
    public const string Tombstones = "lifecycle_tombstones";
    public const string Identities = "lifecycle_identities";
    public const string Identity = "identity";

    public static IReadOnlyList<string> All { get; } =
    [
        Schema, Customers, Orders, Events, SeenEvents, PendingEvents, Publications, Secrets,
        Transitions, Deliveries, TrackStates, PlayCounts, Tombstones, Identities,
    ];

    /// <summary>The columns that version 2 added to tables of version 1.</summary>
    public static IReadOnlyList<(string Table, string Column)> AddedColumns { get; } =
        [(Customers, FailureCount), (Customers, ErasedAt), (PendingEvents, "append_id"), (Events, Identity)];

    /// <summary>The indexes that version 2 added to tables of version 1.</summary>
    public static IReadOnlyList<string> AddedIndexes { get; } = [StuckIndex, FormatIndex];

    /// <summary>Returns the entity of a table in the model of a context.</summary>
    /// <exception cref="InvalidOperationException">The model has no such entity.</exception>
    public static IEntityType Find(DbContext context, IModel model, string table) => model.FindEntityType(table)
        ?? throw new InvalidOperationException(
            $"The model of {context.GetType().Name} does not contain the table {table}. Call modelBuilder.AddLifecycle() in OnModelCreating.");
}
