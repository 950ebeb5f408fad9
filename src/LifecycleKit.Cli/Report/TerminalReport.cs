using System.Globalization;
using LifecycleKit.Import;
using LifecycleKit.Metrics;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>Shows the shop in tables and bars.</summary>
internal sealed class TerminalReport(IAnsiConsole console)
{
    public void Show(ReportContent content, double seconds, IReadOnlyList<string> paths)
    {
        var (summary, metrics) = (content.Summary, content.Metrics);
        var (options, counts) = (content.Options, content.Orders.Counts);
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Shop").AddColumn(new TableColumn("").RightAligned());
        table.AddRow("As of", summary.AsOf.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        table.AddRow("Rows read", Number(summary.RowsRead));
        foreach (var outcome in Enum.GetValues<RowOutcome>().Where(outcome => counts[outcome] > 0))
            table.AddRow($"  {OutcomeText.Of(outcome)}", Number(counts[outcome]));
        table.AddRow("Orders", Number(summary.Orders));
        table.AddRow("  of them with total 0", Number(summary.ZeroOrders));
        table.AddRow("Credits", Number(summary.Credits));
        table.AddRow("Customers", Number(summary.Customers));
        table.AddRow("Net revenue", summary.NetRevenue.ToString("N2", CultureInfo.InvariantCulture));
        console.Write(table);

        Diagnostics(console, summary.Diagnostics);
        Bars($"Stages ({options.Lifecycle.Name})", summary.Stages, Color.Green);
        Bars("Segments (five phases)", summary.Segments, Color.Blue);
        Bars("RFM segments", summary.RfmSegments, Color.Purple);

        FunnelChart.Show(console, metrics.Funnel);
        GrowthChart.Show(console, metrics.Report.Months, options.TimeZone);
        CohortChart.Show(console, metrics.Cohorts, options.CohortUnit);
        Figures(metrics.Report);
        Models(summary);
        if (content.Models.Tracking is { } tracking) TrackingChart.Show(console, tracking);

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Done in [bold]{seconds:F2}[/] s. Written:");
        foreach (var path in paths) console.WriteLine($"  {path}");
    }

    /// <summary>What was decided on the way, and the doubts: the warnings first.</summary>
    public static void Diagnostics(IAnsiConsole console, IReadOnlyList<DiagnosticSummary> diagnostics)
    {
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Severity != "warning"))
        {
            var line = diagnostic.FirstLine is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number}: ") : "";
            var times = diagnostic.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({diagnostic.Count:N0} rows)") : "";
            var text = $"{diagnostic.Message} {diagnostic.Suggestion}".TrimEnd();
            console.WriteLine(OneLine.Of($"{diagnostic.Severity}: {line}{text}{times}"));
        }

        console.WriteLine();
    }

    private void Figures(MetricReport report)
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

        console.Write(table);
        console.WriteLine();
    }

    private static string Figure(double value) =>
        value.ToString(Math.Abs(value) >= 1_000 || value == Math.Truncate(value) ? "N0" : "0.####", CultureInfo.InvariantCulture);

    private void Models(Summary summary)
    {
        foreach (var model in new[] { summary.Model, summary.SpendModel })
        {
            var parameters = model.Parameters.Select(parameter => string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Key} {parameter.Value:G5}{(model.StandardErrors.TryGetValue(parameter.Key, out var error) ? $" ± {error:G2}" : "")}"));
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[bold]{model.Name}[/]: {model.Verdict}; {string.Join(", ", parameters)}");
            foreach (var (rival, aic) in model.Aic)
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  AIC {aic,12:N1}  {rival}"));
            foreach (var warning in model.Warnings) console.WriteLine($"  {warning}");
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
            console.Write(table);
        }

        console.WriteLine();
    }

    private static string Mean(double? mean) => mean?.ToString("N3", CultureInfo.InvariantCulture) ?? "";

    private void Bars(string title, IReadOnlyDictionary<string, int> counts, Color color)
    {
        var chart =
            new BarChart().Width(Math.Min(100, console.Profile.Width)).Label($"[bold]{Markup.Escape(title)}[/]").LeftAlignLabel();
        foreach (var (name, count) in counts) chart.AddItem(Markup.Escape(name), count, color);
        console.Write(chart);
        console.WriteLine();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
