using RowBuilder =
    Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<System.Collections.Generic.Dictionary<string, object>>;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The table of linked identities, which is new in version 2: which id belongs to which customer, to be asked in SQL.</summary>
internal static class IdentityTables
{
    /// <param name="columns">The columns of the model.</param>
    /// <param name="table">Adds a table to the model.</param>
    public static void Add(TableColumns columns, Action<string, Action<RowBuilder>> table) => table(LifecycleTables.Identities, row =>
    {
        columns.CustomerKey(row);
        columns.Text(row, "head_id", KeyLimits.MaxCustomerIdLength);
        TableColumns.Number<int>(row, "number");
        TableColumns.Flag(row, "is_alias");
        TableColumns.Number<long>(row, "linked_at");
        row.HasKey("scope", "customer_id");
        row.HasIndex(["scope", "head_id"], "ix_lifecycle_identities_head");
    });
}
