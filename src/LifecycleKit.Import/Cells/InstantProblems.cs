namespace LifecycleKit.Import;

/// <summary>The errors and warnings about the dates of a column.</summary>
internal static class InstantProblems
{
    /// <summary>Returns the form as messages name it.</summary>
    /// <param name="form">The form.</param>
    public static string Describe(InstantForm form) => form switch
    {
        InstantForm.EpochSeconds => "seconds since 1970",
        InstantForm.EpochMilliseconds => "milliseconds since 1970",
        InstantForm.SerialDays => "day numbers of Excel",
        _ => "dates",
    };

    public static ImportDiagnostic Forms(string name, CellExample one, InstantForm form, CellExample other, InstantForm otherForm) => Error(
        FormattableString.Invariant($"Dates of {name} contradict each other: line {one.Line} has {one.Text} ({Describe(form)}), and line ")
            + FormattableString.Invariant($"{other.Line} has {other.Text} ({Describe(otherForm)})."),
        "Export the column in one form.", Math.Max(one.Line, other.Line));

    public static ImportDiagnostic Contradiction(string name, ReadOnlySpan<CellExample?> cells)
    {
        var lines = cells.ToArray().OfType<CellExample>().DistinctBy(cell => cell.Line).OrderBy(cell => cell.Line).ToList();
        var shown = string.Join(", and ", lines.Select(cell => FormattableString.Invariant($"line {cell.Line} has {cell.Text}")));
        return Error(
            $"Dates of {name} contradict each other: {shown}. They have different orders of day and month.",
            "Correct the file, or set DateOrder (--date-order dmy or mdy) to reject the rows of the other order.", lines[^1].Line);
    }

    public static ImportDiagnostic Ambiguity(string name, InstantDoubt doubt, DateOrder one, DateOrder other) => Error(
        $"The order of day and month in {name} is not decided: {doubt.Example.Text} is {Date(doubt.Day)} with the {First(one)} first, and "
            + $"{Date(doubt.OtherDay)} with the {First(other)} first.",
        $"Set DateOrder (--date-order {Option(one)} or {Option(other)}).", doubt.Example.Line);

    public static ImportDiagnostic HalfConverted(string name, CellExample date, CellExample text) => Error(
        FormattableString.Invariant($"Column {name} has dates of the workbook, such as {date.Text} in line {date.Line}, and texts such as ")
            + FormattableString.Invariant($"{text.Text} in line {text.Line}. A spreadsheet converted the dates that it could read, ")
            + "and may have exchanged day and month in them.",
        "Export the orders as CSV and give that file, or set DateOrder (--date-order dmy or mdy) when the dates are right.", text.Line);

    public static ImportDiagnostic Against(string name, DateOrder order, CellExample cell, long count) => new(
        ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Warning,
        $"Dates of {name} such as {cell.Text} cannot be read with the {First(order)} first, and their rows are rejected.",
        "Check DateOrder (--date-order).", count, cell.Line);

    public static ImportDiagnostic AgainstProfile(string name, DateOrder order, CellExample cell) => new(
        ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Warning,
        $"The profile expects dates with the {First(order)} first; {name} has {cell.Text}, and the rows decide.",
        "Set DateOrder (--date-order) if that is not right.", 1, cell.Line);

    /// <summary>Returns the note about times in hours that the clock skips or repeats.</summary>
    /// <param name="name">The name of the column in quotes.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="line">The line of the first of them.</param>
    public static ImportDiagnostic ClockChanges(string name, long count, long line) => new(
        ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Note,
        $"Times of {name} are in an hour that the clock of the time zone skips or repeats; they are read by its standard time.",
        string.Empty, count, line);

    private static string First(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "day",
        DateOrder.MonthDayYear => "month",
        _ => "year",
    };

    private static string Option(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "dmy",
        DateOrder.MonthDayYear => "mdy",
        _ => "ymd",
    };

    private static string Date(int dayNumber) =>
        DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ImportDiagnostic Error(string message, string suggestion, long line) =>
        new(ImportDiagnosticIds.DateNotation, DiagnosticSeverity.Error, message, suggestion, 1, line);
}
