using System.Globalization;

namespace LifecycleKit.Import;

/// <summary>The text of a cell of a workbook, and its type.</summary>
/// <param name="Text">The text, culture-invariant.</param>
/// <param name="Kind">The type.</param>
internal readonly record struct WorkbookCell(string Text, CellKind Kind)
{
    /// <summary>Workbooks keep times of day as parts of the day 0 of their calendar, of which there are two.</summary>
    private static readonly DateTime FirstDay = new(1900, 1, 1);
    private static readonly DateTime OtherFirstDay = new(1904, 1, 1);

    /// <summary>Returns the cell of a value of the library.</summary>
    public static WorkbookCell Create(object? value) => value switch
    {
        null => new WorkbookCell(string.Empty, CellKind.Text),
        string text => new WorkbookCell(text, CellKind.Text),
        double number => new WorkbookCell(Format(number), CellKind.Number),
        int number => new WorkbookCell(number.ToString(CultureInfo.InvariantCulture), CellKind.Number),
        DateTime time when time < FirstDay || time.Date == OtherFirstDay =>
            new WorkbookCell(time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), CellKind.Text),
        DateTime instant => new WorkbookCell(instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            CellKind.Instant),
        TimeSpan time => new WorkbookCell(time.ToString("c", CultureInfo.InvariantCulture), CellKind.Text),
        bool flag => new WorkbookCell(flag ? "TRUE" : "FALSE", CellKind.Text),
        IFormattable other => new WorkbookCell(other.ToString(null, CultureInfo.InvariantCulture), CellKind.Text),
        _ => new WorkbookCell(value.ToString() ?? string.Empty, CellKind.Text),
    };

    /// <summary>Formats a number with the 15 digits that spreadsheets keep, so that 0.1 + 0.2 is 0.3.</summary>
    private static string Format(double number)
    {
        var isDecimal = Math.Abs(number) is 0 or (> 1e-10 and < 1e27);
        return isDecimal ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
