namespace LifecycleKit.Import;

/// <summary>Separates rows with data from blank rows, notes, totals and repeated headers.</summary>
/// <param name="columns">The columns.</param>
/// <param name="profile">The profile, for its footers.</param>
internal sealed class RowScreen(RowColumns columns, ImportProfile profile)
{
    private readonly string[] _names = [.. columns.Names.Where(name => name.Length > 0)];

    /// <summary>Returns the shape of the current row.</summary>
    /// <param name="reader">The reader at a row.</param>
    public RowShape GetShape(TableReader reader)
    {
        if (reader.Problem is not null) return RowShape.Damaged;
        var (first, filled) = (-1, 0);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetField(i).IsWhiteSpace()) continue;
            if (i >= columns.Names.Length) return RowShape.TooLong;
            if (first < 0) first = i;
            filled++;
        }

        if (filled == 0) return RowShape.Blank;
        var start = reader.GetField(first).Trim();
        if (IsName(start) && GetHeaderShape(reader, filled) is { } header) return header;
        var customer = columns.Field(reader, ColumnRole.Customer);
        if (RowWords.IsTotal(customer) || RowWords.IsTotal(start)) return RowShape.Total;
        if (IsFooter(start)) return RowShape.Note;
        if (filled == 1 && columns.Names.Length > 1) return RowShape.OneCell;
        return HasData(reader) ? RowShape.Data : RowShape.Note;
    }

    private bool IsFooter(ReadOnlySpan<char> start)
    {
        foreach (var footer in profile.Footers)
        {
            if (start.Contains(footer, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private bool HasData(TableReader reader)
    {
        if (Has(ColumnRole.Date) || Has(ColumnRole.Order) || Has(ColumnRole.Amount) || Has(ColumnRole.LineAmount)) return true;
        return Has(ColumnRole.Quantity) || Has(ColumnRole.Price);

        bool Has(ColumnRole role) => !columns.Field(reader, role).IsEmpty;
    }

    /// <summary>Returns the kind of header; null when the row is not one.</summary>
    private RowShape? GetHeaderShape(TableReader reader, int filled)
    {
        var isSame = true;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.GetField(i).Trim();
            if (field.IsEmpty) continue;
            if (!IsName(field)) return null;
            isSame &= i < columns.Names.Length && field.Equals(columns.Names[i], StringComparison.OrdinalIgnoreCase);
        }

        // A row of one or two cells that happen to be names, such as a product called Order, is not a header.
        if (filled * 2 < _names.Length) return null;
        return isSame ? RowShape.RepeatedHeader : RowShape.OtherHeader;
    }

    private bool IsName(ReadOnlySpan<char> field)
    {
        foreach (var name in _names)
        {
            if (name.Length == field.Length && field.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
