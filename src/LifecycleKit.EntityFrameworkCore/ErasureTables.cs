using RowBuilder =
    Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<System.Collections.Generic.Dictionary<string, object>>;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The table of tombstones, which is new in version 2.</summary>
internal static class ErasureTables
{
    /// <param name="columns">The columns of the model.</param>
    /// <param name="table">Adds a table to the model.</param>
    public static void Add(TableColumns columns, Action<string, Action<RowBuilder>> table) => table(LifecycleTables.Tombstones, row =>
    {
        columns.Scope(row);
        columns.Text(row, "tombstone", KeyLimits.MaxTombstoneLength);
        TableColumns.Number<long>(row, LifecycleTables.ErasedAt);
        row.HasKey("scope", "tombstone");
    });
}
