using System.Globalization;
using CsvHelper;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>Writes rejects.csv: line number, reason and text of each row that could not be read.</summary>
internal sealed class RejectsCsv(string path) : IDisposable
{
    private readonly CsvWriter _csv = ResultCsv.Create(path, "line", "reason", "row");

    public void Write(RejectedRow row) => _csv.WriteRecord(
        row.LineNumber.ToString(CultureInfo.InvariantCulture), SpreadsheetText.Of(row.Reason), SpreadsheetText.Of(row.Text));

    public void Dispose() => _csv.Dispose();
}
