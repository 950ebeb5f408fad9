using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The tables of the store, which are also the names of the entities in the model of the host.</summary>
internal static class LifecycleTables
{
    /// <summary>The version of the tables that this version of the library writes and reads.</summary>
    public const int SchemaVersion = 1;

    public const string Schema = "lifecycle_schema";
    public const string Customers = "lifecycle_customers";
    public const string Orders = "lifecycle_orders";
    public const string Events = "lifecycle_events";
    public const string SeenEvents = "lifecycle_seen_events";
    public const string PendingEvents = "lifecycle_pending_events";
    public const string Publications = "lifecycle_publications";
    public const string Secrets = "lifecycle_secrets";

    public static IReadOnlyList<string> All { get; } =
        [Schema, Customers, Orders, Events, SeenEvents, PendingEvents, Publications, Secrets];

    /// <summary>Returns the entity of a table in the model of a context.</summary>
    /// <exception cref="InvalidOperationException">The model has no such entity.</exception>
    public static IEntityType Find(DbContext context, IModel model, string table) => model.FindEntityType(table)
        ?? throw new InvalidOperationException(
            $"The model of {context.GetType().Name} does not contain the table {table}. Call modelBuilder.AddLifecycle() in OnModelCreating.");
}
