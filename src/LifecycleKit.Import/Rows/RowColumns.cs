using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The columns of a file by the part that they play.</summary>
internal sealed class RowColumns
{
    private static readonly ColumnRole[] NumberRoles =
    [
        ColumnRole.Amount, ColumnRole.LineAmount, ColumnRole.Price, ColumnRole.Quantity, ColumnRole.Refunded, ColumnRole.Discount,
        ColumnRole.Margin, ColumnRole.AfterRefunds,
    ];

    private static readonly ColumnRole[] DateRoles =
        [ColumnRole.Date, ColumnRole.CancelledAt, ColumnRole.ShippedAt, ColumnRole.ChangedAt];

    private readonly int[] _indexes = new int[Enum.GetValues<ColumnRole>().Length];

    /// <summary>Creates the columns.</summary>
    /// <param name="columns">The columns in the order of the file.</param>
    public RowColumns(ImmutableArray<ImportColumn> columns)
    {
        Array.Fill(_indexes, -1);
        foreach (var column in columns)
        {
            if (column.Role != ColumnRole.None && _indexes[(int)column.Role] < 0) _indexes[(int)column.Role] = column.Index;
        }

        Names = [.. columns.Select(column => column.Name)];
        Numbers = [.. NumberRoles.Where(Has)];
        Dates = [.. DateRoles.Where(Has)];
    }

    /// <summary>The names of the header.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The roles of numbers that the file has.</summary>
    public ImmutableArray<ColumnRole> Numbers { get; }

    /// <summary>The roles of dates that the file has.</summary>
    public ImmutableArray<ColumnRole> Dates { get; }

    /// <summary>The index of the column with a role; -1 for none.</summary>
    /// <param name="role">The role.</param>
    public int this[ColumnRole role] => _indexes[(int)role];

    /// <summary>Whether the file has a column with a role.</summary>
    /// <param name="role">The role.</param>
    public bool Has(ColumnRole role) => this[role] >= 0;

    /// <summary>The name of the column with a role in quotes, for messages; empty for none.</summary>
    /// <param name="role">The role.</param>
    public string NameOf(ColumnRole role) => Has(role) && this[role] < Names.Length ? ShortText.Quote(Names[this[role]]) : string.Empty;

    /// <summary>Returns the field with a role, without blanks around it; empty for none.</summary>
    /// <param name="reader">The reader at a row.</param>
    /// <param name="role">The role.</param>
    public ReadOnlySpan<char> Field(TableReader reader, ColumnRole role) => Has(role) ? reader.GetField(this[role]).Trim() : [];
}
