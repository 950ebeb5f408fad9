using System.Buffers;
using System.Runtime.InteropServices;

namespace LifecycleKit.Import;

/// <summary>How well a separator explains the first rows of a file.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="FieldCount">The number of fields of most rows that have two and more; 0 when no row has.</param>
/// <param name="Share">The share of the rows that have that number of fields, from the first such row on.</param>
/// <param name="Coverage">The share of all rows with content that have that number of fields.</param>
/// <param name="BeginsWithNames">Whether the first such row has no numbers or dates, as a header.</param>
/// <param name="TypedShare">The share of numbers and dates among the cells of these rows.</param>
/// <param name="OpenQuote">The refusal for a quote that is not closed; null for none.</param>
internal sealed record DelimiterScore(
    TextDialect Dialect, int FieldCount, double Share, double Coverage, bool BeginsWithNames, double TypedShare, ImportException? OpenQuote)
{
    /// <summary>The number of rows that are measured.</summary>
    private const int RowCount = 2_000;

    private static readonly SearchValues<char> TypedSigns = SearchValues.Create("0123456789.,-+/: $€£TZ");

    /// <summary>
    /// The weight of the reading. A header is split by the separator like the rows below it; notes above the header are not, but a reading
    /// that explains more rows is better.
    /// </summary>
    public double Weight => Share * (BeginsWithNames ? 1 : 0.5) * (0.5 + 0.5 * Coverage);

    /// <summary>Measures a dialect.</summary>
    public static DelimiterScore Measure(Stream utf8, TextDialect dialect)
    {
        List<MeasuredRow> rows = [];
        ImportException? openQuote = null;
        using (var reader = new TextTableReader(new TextRows(utf8, dialect), static () => 0))
        {
            try
            {
                if (dialect.HasSeparatorLine) reader.Read();
                while (rows.Count < RowCount && reader.Read()) AddRow(reader, rows);
            }
            catch (ImportException error) when (error.Reason.Id == ImportDiagnosticIds.Separator)
            {
                openQuote = error;
            }
        }

        return Sum(dialect, rows, openQuote);
    }

    private static void AddRow(TextTableReader reader, List<MeasuredRow> rows)
    {
        int last = 0, filled = 0, typed = 0;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var field = reader.GetField(i).Trim();
            if (field.IsEmpty) continue;
            last = i + 1;
            filled++;
            if (IsTyped(field)) typed++;
        }

        // Rows without content say nothing. Empty fields at the end are common in files of spreadsheets.
        if (last > 0) rows.Add(new MeasuredRow(reader.FieldCount, last, filled, typed));
    }

    private static DelimiterScore Sum(TextDialect dialect, List<MeasuredRow> rows, ImportException? openQuote)
    {
        Dictionary<int, int> counts = [];
        foreach (var row in rows)
        {
            if (row.Fields >= 2) CollectionsMarshal.GetValueRefOrAddDefault(counts, row.Fields, out _)++;
        }

        if (counts.Count == 0) return new DelimiterScore(dialect, 0, 0, 0, false, 0, openQuote);
        var fields = counts.MaxBy(count => (long)count.Value * 1_000_000 + count.Key).Key;
        var first = rows.FindIndex(Fits);
        List<MeasuredRow> fitting = [.. rows.Where(Fits)];
        var share = (double)fitting.Count / (rows.Count - first);
        var typed = (double)fitting.Sum(row => row.Typed) / Math.Max(1, fitting.Sum(row => row.Filled));
        return new DelimiterScore(dialect, fields, share, (double)fitting.Count / rows.Count, rows[first].Typed == 0, typed, openQuote);

        bool Fits(MeasuredRow row) => row.Fields == fields || (row.Fields > fields && row.Last <= fields);
    }

    /// <summary>Whether a cell is a number, an amount or a date of digits.</summary>
    private static bool IsTyped(ReadOnlySpan<char> cell) =>
        cell.Length <= 30 && cell.IndexOfAnyInRange('0', '9') >= 0 && cell.IndexOfAnyExcept(TypedSigns) < 0;

    /// <summary>A row by its numbers of fields, of fields up to the last with content, of fields with content, and of typed ones.</summary>
    private readonly record struct MeasuredRow(int Fields, int Last, int Filled, int Typed);
}
