using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Finds the header among the first rows of a table.</summary>
internal static class HeaderSearch
{
    /// <summary>The number of rows with content among which the header is looked for.</summary>
    public const int MaxRowCount = 40;

    private const int MaxBlankCount = 1000;

    /// <summary>
    /// Finds the header: the first row of short texts that are not numbers, dates or addresses, at least two of which are known names of
    /// columns; else the first row of such texts above rows of data. Reads some rows more than the
    /// header; the caller opens the table again.
    /// </summary>
    /// <param name="reader">The reader, before the first row.</param>
    /// <param name="options">The options, whose names of columns are known names too.</param>
    /// <exception cref="ImportException">There is no header: the table is empty, has one column, or begins with data.</exception>
    public static TableHeader Find(TableReader reader, ImportOptions options)
    {
        var known = KnownNames.Of(options);
        var rows = ReadRows(reader);
        var best = Best(rows, known) ?? throw Refuse(rows);
        return new TableHeader(best.LineNumber, best.RowIndex, best.Names, Describe(best, rows));
    }

    private static List<HeaderRow> ReadRows(TableReader reader)
    {
        var rows = new List<HeaderRow>();
        var blanks = 0;
        for (var index = 0; rows.Count < MaxRowCount && blanks <= MaxBlankCount && reader.Read(); index++)
        {
            if (HeaderRow.Read(reader, index) is { } row) rows.Add(row);
            else blanks++;
        }

        return rows;
    }

    private static HeaderRow? Best(List<HeaderRow> rows, KnownNames known)
    {
        HeaderRow? best = null;
        var bestCount = 1;
        foreach (var row in rows)
        {
            // Below data there are repeated headers alone; a title such as "Orders of the store" may stand above the header.
            if (best is not null && row.HasData) break;
            var count = row.IsMostlyLabels ? row.KnownCount(known) : 0;
            if (count <= bestCount) continue;
            best = row;
            bestCount = count;
        }

        if (best is not null) return best;
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            // Names that are not known: the rows below it must have as many fields and look like data.
            var minCount = (rows[i].ContentCount / 2) + 1;
            if (rows[i].IsLabels && rows.Skip(i + 1).Take(3).All(row => row.ContentCount >= minCount && row.HasData)) return rows[i];
        }

        return null;
    }

    private static ImmutableArray<ImportDiagnostic> Describe(HeaderRow header, List<HeaderRow> rows)
    {
        var above = rows.TakeWhile(row => row.RowIndex < header.RowIndex).ToList();
        if (above.Count == 0) return [];
        var message = FormattableString.Invariant(
            $"The header is in line {header.LineNumber}; {above.Count} {(above.Count == 1 ? "row" : "rows")} above it are skipped.");
        return [new ImportDiagnostic(
            ImportDiagnosticIds.Header, DiagnosticSeverity.Note, message, string.Empty, FirstLine: header.LineNumber)];
    }

    private static ImportException Refuse(List<HeaderRow> rows)
    {
        if (rows.Count == 0)
        {
            return Refusal.Of(
                ImportDiagnosticIds.NotATable, "The file has no rows with content.", "Export the orders again.");
        }

        if (rows.All(row => row.ContentCount <= 1))
        {
            return Refusal.Header(
                $"The file has one column; its first row is {ShortText.Quote(rows[0].FirstContent)}: no separator of fields was found.",
                "Export a table with the columns customer, date and total, or set Delimiter (--delimiter).", rows[0].LineNumber);
        }

        var first = rows.FirstOrDefault(row => row.ContentCount > 1 && row.HasData);
        if (first is not null)
        {
            return Refusal.Header(
                $"The file has no header: the row looks like data; its first cell with content is {ShortText.Quote(first.FirstContent)}.",
                "Add a first line with the names of the columns, such as customer,date,total.", first.LineNumber);
        }

        return Refusal.Header(
            $"No row looks like the header of a table of orders; the first row begins with {ShortText.Quote(rows[0].FirstContent)}.",
            "The header names the columns, such as customer, date and total; name yours with Columns (--map customer=NAME).",
            rows[0].LineNumber);
    }
}
