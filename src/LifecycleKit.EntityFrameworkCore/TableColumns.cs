using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RowBuilder =
    Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<System.Collections.Generic.Dictionary<string, object>>;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Declares the columns of the tables. What the model of the host sets for all columns of a type does not apply to them.</summary>
internal sealed class TableColumns(IReadOnlyModel model)
{
    /// <summary>The collation under which keys compare as bytes. SQLite compares so without one.</summary>
    private readonly string? _collation =
        model.GetAnnotations().Any(one => one.Name.StartsWith("Npgsql:", StringComparison.Ordinal)) ? PostgresDialect.Collation : null;

    public void Scope(RowBuilder row) => Text(row, "scope", KeyLimits.MaxScopeLength);

    public void CustomerKey(RowBuilder row)
    {
        Scope(row);
        Text(row, "customer_id", KeyLimits.MaxCustomerIdLength);
    }

    public void Text(RowBuilder row, string name, int maxLength) =>
        Column<string>(row, name).IsRequired().HasMaxLength(maxLength).UseCollation(_collation);

    public static PropertyBuilder<T> Number<T>(RowBuilder row, string name) => Column<T>(row, name).IsRequired(default(T) is not null);

    public static void Json(RowBuilder row, string name) => Column<string>(row, name).IsRequired().HasColumnType("text");

    public static void Flag(RowBuilder row, string name) => Column<bool>(row, name).IsRequired();

    public static void OptionalText(RowBuilder row, string name) => Column<string>(row, name).IsRequired(false).HasColumnType("text");

    private static PropertyBuilder<T> Column<T>(RowBuilder row, string name) => row.IndexerProperty<T>(name).HasColumnName(name);
}
