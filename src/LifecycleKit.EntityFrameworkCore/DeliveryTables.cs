using Microsoft.EntityFrameworkCore;
using RowBuilder =
    Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<System.Collections.Generic.Dictionary<string, object>>;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The tables of version 2: transitions, deliveries, track states and counts of plays.</summary>
internal static class DeliveryTables
{
    /// <param name="columns">The columns of the model.</param>
    /// <param name="table">Adds a table to the model.</param>
    public static void Add(TableColumns columns, Action<string, Action<RowBuilder>> table)
    {
        table(LifecycleTables.Transitions, row =>
        {
            columns.CustomerKey(row);
            TableColumns.Number<long>(row, "number");
            columns.Text(row, "track", KeyLimits.MaxTrackLength);
            columns.Text(row, "from_stage", KeyLimits.MaxStageLength);
            columns.Text(row, "to_stage", KeyLimits.MaxStageLength);
            TableColumns.Number<long>(row, "effective_at");
            TableColumns.Number<long>(row, "recorded_at");
            TableColumns.Flag(row, "is_muted");
            TableColumns.Json(row, "notice");
            row.HasKey("scope", "customer_id", "number");
            row.HasIndex(["scope", "track", "effective_at"], "ix_lifecycle_transitions_effective");
        });
        table(LifecycleTables.Deliveries, row =>
        {
            columns.CustomerKey(row);
            columns.Text(row, "handler", KeyLimits.MaxHandlerLength);
            TableColumns.Number<long>(row, "next_number");
            TableColumns.Number<long>(row, "last_number");
            TableColumns.Number<long?>(row, "due_at");
            TableColumns.Number<long?>(row, "leased_until");
            TableColumns.Number<int>(row, LifecycleTables.FailureCount);
            TableColumns.OptionalText(row, "error");
            row.HasKey("scope", "customer_id", "handler");
            row.HasIndex(["scope", "due_at"], "ix_lifecycle_deliveries_due");
            row.HasIndex(["scope", "customer_id", "handler"], "ix_lifecycle_deliveries_parked").HasFilter("due_at IS NULL");
        });
        table(LifecycleTables.TrackStates, row =>
        {
            columns.CustomerKey(row);
            columns.Text(row, "track", KeyLimits.MaxTrackLength);
            columns.Text(row, "stage", KeyLimits.MaxStageLength);
            TableColumns.Number<long>(row, "entered_at");
            row.HasKey("scope", "customer_id", "track");
            row.HasIndex(["scope", "track", "stage", "customer_id"], "ix_lifecycle_track_states_stage");
            row.HasIndex(["scope", "track", "entered_at"], "ix_lifecycle_track_states_entered");
        });
        table(LifecycleTables.PlayCounts, row =>
        {
            columns.Scope(row);
            TableColumns.Number<int>(row, "day");
            columns.Text(row, "play", KeyLimits.MaxPlayLength);
            TableColumns.Number<int>(row, "count");
            row.HasKey("scope", "day", "play");
        });
    }
}
