using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows the shop in tables and bars.</summary>
public static class TerminalReport
{
    public static void Show(Summary summary, TrackingTable? tracking, ShopMetrics metrics, Arguments arguments, IReadOnlyList<string> paths)
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

        Bars($"Stages ({arguments.Lifecycle.Name})", summary.Stages, Color.Green);
        Bars("Segments (five phases)", summary.Segments, Color.Blue);
        Bars("RFM segments", summary.RfmSegments, Color.Purple);

        FunnelChart.Show(metrics.Funnel);
        GrowthChart.Show(metrics.Report.Months, arguments.TimeZone);
        CohortChart.Show(metrics.Cohorts, arguments.CohortUnit);
        Figures(metrics.Report);
        Models(summary);
        if (tracking is not null) TrackingChart.Show(tracking);

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Done in [bold]{summary.Seconds["total"]:F2}[/] s. Written:");
        foreach (var path in paths) AnsiConsole.WriteLine($"  {path}");
    }

    private static void Figures(MetricReport report)
    {
        var isCompared = report.Options.Comparison is not null;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Metric").AddColumn(new TableColumn("Value").RightAligned())
            .AddColumn("95 %");
        if (isCompared) table.AddColumn(new TableColumn("before").RightAligned());
        foreach (var figure in report.Figures)
        {
            // Metrics of visits, answers and reviews are undefined with orders alone.
            if (!figure.Estimate.TryGetValue(out var value)) continue;
            List<string> cells =
            [
                figure.Variant.Length > 0 ? $"{figure.Name} ({figure.Variant})" : figure.Name,
                Figure(value),
                figure.Interval is { } interval ? $"{Figure(interval.Lower)} to {Figure(interval.Upper)}" : "",
            ];
            if (isCompared) cells.Add(figure.Comparison!.Estimate.TryGetValue(out var before) ? Figure(before) : "");
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
    }

    private static string Figure(double value) =>
        value.ToString(Math.Abs(value) >= 1_000 || value == Math.Truncate(value) ? "N0" : "0.####", CultureInfo.InvariantCulture);

    private static void Models(Summary summary)
    {
        foreach (var model in new[] { summary.Model, summary.SpendModel })
        {
            var parameters = model.Parameters.Select(parameter => string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Key} {parameter.Value:G5}{(model.StandardErrors.TryGetValue(parameter.Key, out var error) ? $" ± {error:G2}" : "")}"));
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[bold]{model.Name}[/]: {model.Verdict}; {string.Join(", ", parameters)}");
            foreach (var (rival, aic) in model.Aic)
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  AIC {aic,12:N1}  {rival}"));
            foreach (var warning in model.Warnings) AnsiConsole.WriteLine($"  {warning}");
        }

        if (summary.Holdout is { } holdout)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumn("Hold-out: repeats before")
                .AddColumns("customers", "purchases each", $"{holdout.Model} expected");
            foreach (var bucket in holdout.Buckets)
                table.AddRow(bucket.X, Number(bucket.Customers), Mean(bucket.ActualMean), Mean(bucket.ExpectedMean));
            table.AddRow(
                "all, in sum", Number(holdout.Customers), Number(holdout.ActualPurchases),
                holdout.ExpectedPurchases.ToString("N1", CultureInfo.InvariantCulture));
            AnsiConsole.Write(table);
        }

        AnsiConsole.WriteLine();
    }

    private static string Mean(double? mean) => mean?.ToString("N3", CultureInfo.InvariantCulture) ?? "";

    private static void Bars(string title, IReadOnlyDictionary<string, int> counts, Color color)
    {
        var chart =
            new BarChart().Width(Math.Min(100, AnsiConsole.Profile.Width)).Label($"[bold]{Markup.Escape(title)}[/]").LeftAlignLabel();
        foreach (var (name, count) in counts) chart.AddItem(Markup.Escape(name), count, color);
        AnsiConsole.Write(chart);
        AnsiConsole.WriteLine();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
