using LifecycleKit.EntityFrameworkCore;
using RowBuilder =
    Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<System.Collections.Generic.Dictionary<string, object>>;

// The namespace of ModelBuilder, so that AddLifecycle needs no using of its own.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of LifecycleKit to the model of a DbContext.</summary>
public static class LifecycleModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables of the store, whose names begin with <c>lifecycle_</c>, to the model. Call it in <c>OnModelCreating</c>. The
    /// migrations of the host then contain the tables; without migrations,
    /// <see cref="LifecycleDatabaseExtensions.EnsureLifecycleSchemaAsync(Infrastructure.DatabaseFacade, CancellationToken)"/> creates
    /// them. A second call changes nothing.
    /// </summary>
    /// <param name="modelBuilder">The model builder.</param>
    /// <returns>The model builder, for chaining.</returns>
    public static ModelBuilder AddLifecycle(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        if (modelBuilder.Model.FindEntityType(LifecycleTables.Customers) is not null) return modelBuilder;
        var columns = new TableColumns(modelBuilder.Model);
        Table(modelBuilder, LifecycleTables.Schema, row =>
        {
            TableColumns.Number<int>(row, "id").ValueGeneratedNever();
            TableColumns.Number<int>(row, "version");
            row.HasKey("id");
            row.HasData(new Dictionary<string, object> { ["id"] = 1, ["version"] = LifecycleTables.SchemaVersion });
        });
        Table(modelBuilder, LifecycleTables.Customers, row =>
        {
            columns.CustomerKey(row);
            TableColumns.Number<long>(row, "sequence");
            columns.Text(row, "version", KeyLimits.MaxVersionLength);
            TableColumns.Number<long?>(row, "due_at");
            TableColumns.Number<long?>(row, "leased_until");
            TableColumns.Json(row, "document");
            TableColumns.Number<int>(row, "format");
            // With a default, so that the column can be added to a table with rows.
            TableColumns.Number<int>(row, LifecycleTables.FailureCount).HasDefaultValue(0);
            TableColumns.Number<long>(row, "save_id");
            TableColumns.Number<long?>(row, LifecycleTables.ErasedAt);
            row.HasKey("scope", "customer_id");
            row.HasIndex(["scope", "due_at"], "ix_lifecycle_customers_due");
            row.HasIndex(["scope", "version"], "ix_lifecycle_customers_version");
            row.HasIndex(["scope", "customer_id"], LifecycleTables.StuckIndex).HasFilter("failure_count > 0");
            row.HasIndex(["scope", "customer_id"], LifecycleTables.FormatIndex).HasFilter("format < 2");
        });
        Table(modelBuilder, LifecycleTables.Orders, row =>
        {
            columns.CustomerKey(row);
            columns.Text(row, "order_id", KeyLimits.MaxOrderIdLength);
            TableColumns.Number<long>(row, "placed_at");
            TableColumns.Json(row, "entry");
            row.HasKey("scope", "order_id");
            row.HasIndex(["scope", "customer_id"], "ix_lifecycle_orders_customer");
        });
        Table(modelBuilder, LifecycleTables.Events, row =>
        {
            columns.CustomerKey(row);
            TableColumns.Number<long>(row, "number");
            TableColumns.Number<int>(row, "kind");
            TableColumns.Number<long>(row, "occurred_at");
            TableColumns.Json(row, "event");
            // With a default, so that the column can be added to a table with rows.
            TableColumns.Number<int>(row, LifecycleTables.Identity).HasDefaultValue(0);
            row.HasKey("scope", "customer_id", "number");
        });
        Table(modelBuilder, LifecycleTables.SeenEvents, row =>
        {
            columns.CustomerKey(row);
            TableColumns.Number<int>(row, "kind");
            columns.Text(row, "event_id", KeyLimits.MaxEventIdLength);
            TableColumns.Number<long>(row, "seen_at");
            row.HasKey("scope", "customer_id", "kind", "event_id");
            row.HasIndex(["scope", "seen_at"], "ix_lifecycle_seen_events_seen");
        });
        Table(modelBuilder, LifecycleTables.PendingEvents, row =>
        {
            TableColumns.Number<long>(row, "number").ValueGeneratedOnAdd();
            columns.CustomerKey(row);
            TableColumns.Json(row, "event");
            TableColumns.Number<int>(row, "failure_count");
            TableColumns.Number<long?>(row, "leased_until");
            TableColumns.Number<long?>(row, "append_id");
            row.HasKey("number");
            row.HasIndex(["scope", "number"], "ix_lifecycle_pending_events_number");
            row.HasIndex(["scope", "customer_id", "number"], "ix_lifecycle_pending_events_customer");
        });
        Table(modelBuilder, LifecycleTables.Publications, row =>
        {
            columns.Scope(row);
            TableColumns.Number<long>(row, "number");
            TableColumns.Json(row, "content");
            row.HasKey("scope", "number");
        });
        Table(modelBuilder, LifecycleTables.Secrets, row =>
        {
            columns.Scope(row);
            TableColumns.Json(row, "secret");
            row.HasKey("scope");
        });
        DeliveryTables.Add(columns, (name, build) => Table(modelBuilder, name, build));
        ErasureTables.Add(columns, (name, build) => Table(modelBuilder, name, build));
        IdentityTables.Add(columns, (name, build) => Table(modelBuilder, name, build));
        return modelBuilder;
    }

    private static void Table(ModelBuilder modelBuilder, string name, Action<RowBuilder> build) =>
        modelBuilder.SharedTypeEntity<Dictionary<string, object>>(name, row =>
        {
            row.ToTable(name);
            build(row);
        });
}
