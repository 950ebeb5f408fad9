using CsvHelper;

namespace LifecycleKit.Cli;

/// <summary>The CSV files of a result: the same line ends on every system.</summary>
internal static class ResultCsv
{
    public static CsvWriter Create(string path, params string[] header)
    {
        var csv = CsvWriter.ToFile(path, CsvWriterOptions.Default with { NewLine = "\n" });
        csv.WriteHeader(header);
        return csv;
    }
}
