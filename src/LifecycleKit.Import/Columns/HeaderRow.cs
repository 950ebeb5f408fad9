using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>A row that may be the header.</summary>
/// <param name="LineNumber">The line, from 1.</param>
/// <param name="RowIndex">The number of rows above it.</param>
/// <param name="Names">The cells, trimmed and shown as text; without empty ones at the end.</param>
/// <param name="ContentCount">The number of cells with content.</param>
/// <param name="DataCount">The number of cells that look like data: numbers, dates, e-mail addresses.</param>
/// <param name="HasLongText">Whether a cell is too long for a name.</param>
internal sealed record HeaderRow(
    long LineNumber, int RowIndex, ImmutableArray<string> Names, int ContentCount, int DataCount, bool HasLongText)
{
    private const int MaxNameLength = 100;

    // A longer cell is text; as much of it as a message quotes is enough.
    private const int MaxKeptLength = 200;

    // The width of a workbook; the names beyond are not kept.
    private const int MaxColumnCount = 16_384;

    /// <summary>Whether the cells look like names: at least two, none too long, at most a fifth of them like data.</summary>
    public bool IsLabels => IsMostlyLabels && !HasLongText;

    /// <summary>Whether there are at least two cells, at most a fifth of them like data.</summary>
    public bool IsMostlyLabels => ContentCount >= 2 && DataCount * 5 <= ContentCount;

    /// <summary>Whether a cell looks like data.</summary>
    public bool HasData => DataCount > 0;

    /// <summary>The first cell with content.</summary>
    public string FirstContent => Names.First(name => name.Length > 0);

    /// <summary>Reads the current row.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="rowIndex">The number of rows above it.</param>
    /// <returns>The row; null when it has no content.</returns>
    public static HeaderRow? Read(TableReader reader, int rowIndex)
    {
        var names = new List<string>();
        var content = 0;
        var data = 0;
        var isLong = false;
        for (var i = 0; i < Math.Min(reader.FieldCount, MaxColumnCount); i++)
        {
            var cell = Trim(reader.GetField(i));
            if (!cell.IsEmpty)
            {
                content++;
                if (reader.GetKind(i) != CellKind.Text || IsData(cell)) data++;
                isLong |= cell.Length > MaxNameLength;
            }

            names.Add(ShortText.Show(cell.Length > MaxKeptLength ? cell[..MaxKeptLength] : cell));
        }

        while (names.Count > 0 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
        return content == 0 ? null : new HeaderRow(reader.LineNumber, rowIndex, [.. names], content, data, isLong);
    }

    /// <summary>Returns the number of different known names.</summary>
    /// <param name="known">The known names.</param>
    public int KnownCount(KnownNames known) => Names.Where(known.Contains).Select(name => ColumnName.KeyOf(name)).Distinct().Count();

    /// <summary>Trims blanks of any kind, a byte order mark, and quotes that a blank before them has kept.</summary>
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim().Trim('\uFEFF').Trim();
        return cell is ['"', .. var inner, '"'] ? inner.Trim() : cell;
    }

    /// <summary>Whether a cell looks like a number, a date or an e-mail address, and not like a name of a column.</summary>
    private static bool IsData(ReadOnlySpan<char> cell)
    {
        var digits = 0;
        var letters = 0;
        var at = cell.IndexOf('@');
        if (at > 0 && cell[at..].Contains('.') && !cell.Contains(' ')) return true;
        foreach (var letter in cell)
        {
            if (char.IsDigit(letter)) digits++;
            else if (char.IsLetter(letter)) letters++;
        }

        return digits > 0 && letters <= digits;
    }
}
