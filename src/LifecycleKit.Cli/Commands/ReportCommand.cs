using System.CommandLine;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle report FILE…</c>: stages, segments, cohorts and forecasts of all customers.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string[]> _files = FileArgument.Several(
        ArgumentArity.ZeroOrMore, "; a simulated shop when there is none");

    private readonly ImportArguments _import = new();
    private readonly LifecycleArguments _lifecycle = new();
    private readonly Option<DateOnly?> _from = OptionTypes.Date(
        "--from", "the first day of the report's period (default: the day of the first row)");
    private readonly Option<DateOnly?> _to = OptionTypes.Date("--to", "the day after its last day (default: as-of)");
    private readonly Choice<CalendarUnit> _cohort = new(
        "--cohort", "group customers by the month or week of their first order", "month",
        ("month", CalendarUnit.Month), ("week", CalendarUnit.Week));
    private readonly Option<string> _out = OptionTypes.WithPath(new Option<string>("--out")
    {
        Description = "the folder of customers.csv, summary.json, rejects.csv and timings.json",
        HelpName = "DIR",
        DefaultValueFactory = _ => "lifecycle-out",
    });
    private readonly Choice<SegmentMap> _segments = new(
        "--segments", "the map of the RFM segments", "classic11",
        ("classic11", SegmentMaps.Classic11), ("grid10", SegmentMaps.Grid10), ("shop11", SegmentMaps.Shop11));
    private readonly Choice<RfmPopulation> _population = new(
        "--rfm-population", "among which customers frequency and monetary are cut: all buyers, or those with two orders or more", "repeat",
        ("all", RfmPopulation.AllBuyers), ("repeat", RfmPopulation.RepeatCustomers));
    private readonly Choice<PurchaseModelKind> _model = new(
        "--model", "the purchase model", "mbgnbd",
        ("mbgnbd", PurchaseModelKind.MbgNbd), ("bgnbd", PurchaseModelKind.BgNbd), ("paretonbd", PurchaseModelKind.ParetoNbd));
    private readonly Option<double> _margin = OptionTypes.Positive(
        "--margin", "the margin of a purchase in a customer's value; 1 is revenue", 1);
    private readonly Option<bool> _html = new("--html")
    {
        Description = "also write report.html: one page with charts that works offline and prints",
    };
    private readonly Option<bool> _json = new("--json") { Description = "print summary.json instead of tables" };
    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "no progress bar" };

    private ReportCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var report = new ReportCommand();
        var command = new Command("report", "Reports stages, segments, cohorts and forecasts of all customers. " +
            "Examples: lifecycle report orders.csv --out result; " +
            "lifecycle report orders_export.csv --time-zone Europe/Vienna --lifecycle attraction");
        command.Arguments.Add(report._files);
        foreach (var option in (Option[])
            [report._out, report._from, report._to, report._cohort.Option, report._segments.Option, report._population.Option,
            report._model.Option, report._margin, report._html, report._json, report._noProgress])
        {
            command.Options.Add(option);
        }

        report._lifecycle.AddTo(command);
        report._import.AddTo(command);
        command.SetAction((parsed, cancellation) => report.RunAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var options = new ReportOptions
        {
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            CohortUnit = _cohort.ValueOf(parsed),
            Lifecycle = _lifecycle.Definition(parsed, console),
            Segments = _segments.ValueOf(parsed)!,
            RfmPopulation = _population.ValueOf(parsed),
            Model = _model.ValueOf(parsed),
            Margin = parsed.GetValue(_margin),
            TimeZone = _import.TimeZone(parsed),
        };
        var job = new ReportJob(
            parsed.GetValue(_files)!, _import.Options(parsed), options, console,
            parsed.GetValue(_html), parsed.GetValue(_json), console.IsInteractive && !parsed.GetValue(_noProgress));
        await ResultFolder.FillAsync(parsed.GetValue(_out)!, folder => job.RunAsync(folder, cancellationToken)).ConfigureAwait(false);
        return LifecycleTool.Done;
    }
}
