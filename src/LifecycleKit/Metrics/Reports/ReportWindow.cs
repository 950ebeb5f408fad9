using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>One of the two periods of a report.</summary>
/// <param name="Index">0 for the period of the report, 1 for the comparison period.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The period of the same length just before.</param>
/// <param name="Options">The options of the report.</param>
internal sealed record ReportWindow(int Index, Period Period, Period Before, MetricReportOptions Options)
{
    /// <summary>The rule by which a customer counts as lost.</summary>
    public CadenceOptions Cadence { get; } = Options.Cadence ?? new CadenceOptions { TimeZone = Options.TimeZone };

    public static IReadOnlyList<ReportWindow> Of(MetricReportOptions options)
    {
        Period[] periods = options.Comparison is { } comparison ? [options.Period, comparison] : [options.Period];
        return [
            .. periods.Select((period, i) => new ReportWindow(i, period, CalendarPeriods.GetPrevious(period, options.TimeZone), options))
        ];
    }
}
