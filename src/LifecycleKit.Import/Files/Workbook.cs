using ExcelDataReader;

namespace LifecycleKit.Import;

/// <summary>Opens the sheets of a workbook.</summary>
internal static class Workbook
{
    /// <summary>The number of rows of a sheet that show whether it has a table.</summary>
    private const int SearchedRows = 1_000;

    private const int NamedSheets = 5;

    /// <summary>The library asks for code page 1252 by its number whenever it opens a workbook.</summary>
    static Workbook() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <summary>Finds the sheet with the table.</summary>
    /// <param name="source">The bytes of the workbook.</param>
    /// <param name="options">What is known about the file: the sheet, and the limit of its parts.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    /// <exception cref="ImportException">No sheet has a table, or several have.</exception>
    public static string FindSheet(ByteSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        var name = options.Format?.Layout.Sheet;
        using (var view = source.OpenView())
        using (var archive = WorkbookArchive.OpenZip(view))
            WorkbookArchive.Verify(archive, new SizeLimit(options.MaxUnpackedSize), cancellationToken);

        List<string> sheets = [];
        List<string> tables = [];
        List<string> headers = [];
        using var reader = Open(source.OpenView());
        Guard(() =>
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                sheets.Add(reader.Name);
                var rows = CountRows(reader);
                if (reader.Name == name || rows > 1) tables.Add(reader.Name);
                else if (rows == 1) headers.Add(reader.Name);
            }
            while (reader.NextResult());
            return 0;
        });
        if (name is not null && sheets.Contains(name)) return name;
        // A sheet with a header alone is a shop without orders.
        if (tables.Count == 0) tables = headers;
        if (tables.Count == 1) return tables[0];
        if (tables.Count == 0) throw Refusal.NotATable("The workbook has no sheet with a table.", "Export the orders as CSV or xlsx.");
        var names = string.Join(", ", tables.Take(NamedSheets).Select(shown => ShortText.Quote(shown)))
            + (tables.Count > NamedSheets ? ", …" : string.Empty);
        throw Refusal.NotATable(
            FormattableString.Invariant($"The workbook has {tables.Count} sheets with a table: {names}."),
            "Save the sheet with the orders as CSV, or delete the other sheets.");
    }

    /// <summary>Opens a workbook at its first sheet.</summary>
    public static IExcelDataReader Open(Stream view)
    {
        try
        {
            return Guard(() => ExcelReaderFactory.CreateOpenXmlReader(
                view, new ExcelReaderConfiguration { FallbackEncoding = System.Text.Encoding.Latin1 }));
        }
        catch
        {
            view.Dispose();
            throw;
        }
    }

    /// <summary>Runs a step of the library. Its errors depend on what is damaged, and are of many types.</summary>
    public static T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception error) when (Refusal.IsOfContent(error))
        {
            throw Refusal.Damaged("The workbook is damaged: its parts cannot be read.", "Open it in a spreadsheet and save it again.",
                cause: error);
        }
    }

    /// <summary>Returns the number of rows of the current sheet with two cells and more, as a header and a row have; at most 2.</summary>
    private static int CountRows(IExcelDataReader reader)
    {
        if (reader.VisibleState != "visible") return 0;
        var rows = 0;
        for (var i = 0; i < SearchedRows && rows < 2 && reader.Read(); i++)
        {
            var cells = 0;
            for (var column = 0; column < reader.FieldCount && cells < 2; column++) cells += reader.IsDBNull(column) ? 0 : 1;
            if (cells >= 2) rows++;
        }

        return rows;
    }
}
