using System.Globalization;
using CsvHelper;

namespace Quickstart;

/// <summary>Writes rejects.csv: line number, reason and text of each row that could not be used.</summary>
public static class RejectsCsv
{
    public static void Write(string path, IEnumerable<RejectedRow> rejected)
    {
        using var csv = CsvWriter.ToFile(path, CsvWriterOptions.Default with { NewLine = "\n" });
        csv.WriteHeader("line", "reason", "row");
        foreach (var row in rejected) csv.WriteRecord(row.Line.ToString(CultureInfo.InvariantCulture), row.Reason, row.Text);
    }
}

/// <summary>A row that could not be used.</summary>
public sealed record RejectedRow(long Line, string Reason, string Text);
