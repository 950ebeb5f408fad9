using System.Globalization;
using LifecycleKit.Import;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>Shows what is understood of a file.</summary>
internal static class InspectionReport
{
    public static void Show(ImportInspection inspection, IAnsiConsole console)
    {
        var format = inspection.Format;
        var table = Table("Format", "");
        Row(table, "profile", format.Profile);
        Row(table, "container", format.Layout.Container);
        if (format.Layout.Encoding is { } encoding) Row(table, "encoding", encoding);
        if (format.Layout.Delimiter is { } delimiter) Row(table, "separator", delimiter == '\t' ? "tab" : delimiter.ToString());
        if (format.Layout.Sheet is { } sheet) Row(table, "sheet", sheet);
        Row(table, "header", string.Create(CultureInfo.InvariantCulture, $"line {format.HeaderLine}"));
        Row(table, "decimal sign", format.Numbers.DecimalSign?.ToString() ?? "not shown by any number");
        if (format.Dates.Order is { } order) Row(table, "date order", order.ToString());
        Row(table, "rows are", format.Rows.ToString());
        if (format.Currency is { } currency) Row(table, "currency", currency);
        console.Write(table);

        var columns = Table("Column", "Role");
        foreach (var column in format.Columns) Row(columns, column.Name, column.Role == ColumnRole.None ? "" : column.Role.ToString());
        console.Write(columns);

        var rows = Table("Line", "Customer", "Order", "Instant (UTC)", "Amount", "Outcome");
        foreach (var row in inspection.Rows)
        {
            Row(rows,
                row.LineNumber.ToString(CultureInfo.InvariantCulture), row.CustomerId ?? "", row.OrderId ?? "",
                row.PlacedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
                row.Amount?.ToString(CultureInfo.InvariantCulture) ?? "", row.Problem ?? row.Outcome?.ToString() ?? "");
        }

        console.Write(rows);
        TerminalReport.Diagnostics(console, [.. inspection.Diagnostics.Select(DiagnosticSummary.Of)]);
    }

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        return table.AddColumns(columns);
    }

    private static void Row(Table table, params string[] cells) =>
        table.AddRow([.. cells.Select(cell => Markup.Escape(OneLine.Cell(cell)))]);
}
