using System.Globalization;
using CsvHelper;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>Writes rejects.csv: line number, reason and text of each row that could not be read.</summary>
internal sealed class RejectsCsv : IDisposable
{
    private readonly CsvWriter _csv;

    private RejectsCsv(CsvWriter csv)
    {
        _csv = csv;
        _csv.WriteHeader("line", "reason", "row");
    }

    public static RejectsCsv Create(string path) => new(CsvWriter.ToFile(path, CsvWriterOptions.Default with { NewLine = "\n" }));

    public void Write(RejectedRow row) => _csv.WriteRecord(
        row.LineNumber.ToString(CultureInfo.InvariantCulture), SpreadsheetText.Of(row.Reason), SpreadsheetText.Of(row.Text));

    public void Dispose() => _csv.Dispose();
}
