using System.Globalization;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows the shop in tables and bars.</summary>
public static class TerminalReport
{
    public static void Show(Summary summary, string lifecycle, IReadOnlyList<string> paths)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Shop").AddColumn(new TableColumn("").RightAligned());
        table.AddRow("As of", summary.AsOf.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        table.AddRow("Rows read", Number(summary.RowsRead));
        table.AddRow("  rejected", Number(summary.RowsRejected));
        table.AddRow("  without a customer", Number(summary.RowsGuest));
        table.AddRow("  later than as-of", Number(summary.RowsAfterAsOf));
        table.AddRow("  used", Number(summary.RowsUsed));
        table.AddRow("Orders", Number(summary.Orders));
        table.AddRow("  of them with total 0", Number(summary.ZeroOrders));
        table.AddRow("Credits", Number(summary.Credits));
        table.AddRow("Customers", Number(summary.Customers));
        table.AddRow("Net revenue", summary.NetRevenue.ToString("N2", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);

        Bars($"Stages ({lifecycle})", summary.Stages, Color.Green);
        Bars("Segments (five phases)", summary.Segments, Color.Blue);
        Bars("RFM segments", summary.RfmSegments, Color.Purple);

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Done in [bold]{summary.Seconds["total"]:F2}[/] s. Written:");
        foreach (var path in paths) AnsiConsole.WriteLine($"  {path}");
    }

    private static void Bars(string title, IReadOnlyDictionary<string, int> counts, Color color)
    {
        var chart = new BarChart().Width(Math.Min(100, AnsiConsole.Profile.Width)).Label($"[bold]{Markup.Escape(title)}[/]").LeftAlignLabel();
        foreach (var (name, count) in counts) chart.AddItem(Markup.Escape(name), count, color);
        AnsiConsole.Write(chart);
        AnsiConsole.WriteLine();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
