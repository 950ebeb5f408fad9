using LifecycleKit.Import;
using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>The steps of a report: read, summarize, fit, evaluate, measure, write.</summary>
internal sealed class ReportJob(
    IReadOnlyList<string> files, ImportOptions import, ReportOptions options, ToolConsole console, bool withPage, bool isJson,
    bool isProgressShown)
{
    /// <summary>Runs the steps and keeps the files of the result.</summary>
    public async Task RunAsync(ResultFolder folder, CancellationToken cancellationToken)
    {
        var times = new StepTimes();

        // 1. Read: every row has one outcome. Rejected rows go to a file at once, so that they are never in memory together.
        var orders = await times.MeasureAsync("read", () => ReadAsync(folder, cancellationToken)).ConfigureAwait(false);

        // 2. Summarize: the sums of each customer's orders before the as-of date.
        var summaries = times.Measure("summarize", () => orders.Log.Summarize(orders.AsOf));

        // 3. Fit: the shop's own cut points for recency, frequency and money.
        var rfm = times.Measure("fit", () => Shop.FitRfm(summaries, orders.AsOf, options));
        cancellationToken.ThrowIfCancellationRequested();

        // 4. Model: which customers have silently churned, how often the others will order, and for how much.
        var models = times.Measure("model", () => ShopModels.Fit(orders.Log, orders.AsOf, options, cancellationToken));

        // 5. Evaluate: score, segments, stage and forecast of every customer.
        var customers = times.Measure(
            "judge", () => Shop.Judge(orders.Log, summaries, rfm, models, orders.AsOf, options, cancellationToken));

        // 6. Measure: growth, cohorts, the funnel, and the metrics of the period. The file of the customers is written beside it.
        var file = folder.Add("customers.csv");
        var writing = Task.Run(
            () => times.Measure("write", () => CustomersCsv.Write(file, customers, options.TimeZone)), CancellationToken.None);
        ShopMetrics metrics;
        try
        {
            metrics = times.Measure("measure", () => ShopMetrics.Of(orders, summaries, customers, options));
        }
        finally
        {
            await writing.ConfigureAwait(false);
        }

        // 7. Write. Equal runs give equal files; only timings.json differs.
        var summary = Summary.Of(orders, customers, models, metrics, options);
        var content = new ReportContent(orders, customers, models, metrics, summary, options);
        await File.WriteAllTextAsync(folder.Add("summary.json"), summary.ToJson(), cancellationToken).ConfigureAwait(false);
        if (withPage)
            await File.WriteAllTextAsync(folder.Add("report.html"), HtmlReport.Of(content), cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(folder.Add("timings.json"), times.ToJson(), cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var paths = folder.Keep();

        if (isJson) await console.Output.WriteAsync(summary.ToJson().AsMemory(), cancellationToken).ConfigureAwait(false);
        else new TerminalReport(console.Terminal).Show(content, times.Total, paths);
    }

    private async Task<ShopOrders> ReadAsync(ResultFolder folder, CancellationToken cancellationToken)
    {
        using var rejects = new RejectsCsv(folder.Add("rejects.csv"));
        var withRejects = import with { OnRejected = rejects.Write };
        if (!isProgressShown)
            return await ShopOrders.ReadAsync(files, withRejects, console, null, cancellationToken).ConfigureAwait(false);
        return await console.Terminal.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask("Reading orders", maxValue: 1);
            var progress = new ImmediateProgress(step => task.Value = step.Share);
            return ShopOrders.ReadAsync(files, withRejects, console, progress, cancellationToken);
        }).ConfigureAwait(false);
    }

    /// <summary>Reports on the thread that reads; the usual class posts to a context, and a late report would come after the bar.</summary>
    private sealed class ImmediateProgress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
