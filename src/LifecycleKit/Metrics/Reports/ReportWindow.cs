using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>One of the two periods of a report.</summary>
/// <param name="Index">0 for the period itself, 1 for the one to compare with.</param>
/// <param name="Period">From when to when.</param>
/// <param name="Before">The time just before, as long.</param>
/// <param name="Options">What the report is about.</param>
internal sealed record ReportWindow(int Index, Period Period, Period Before, MetricReportOptions Options)
{
    /// <summary>When a customer counts as lost.</summary>
    public CadenceOptions Cadence { get; } = Options.Cadence ?? new CadenceOptions { TimeZone = Options.TimeZone };

    public static IReadOnlyList<ReportWindow> Of(MetricReportOptions options)
    {
        Period[] periods = options.Comparison is { } comparison ? [options.Period, comparison] : [options.Period];
        return [.. periods.Select((period, i) => new ReportWindow(i, period, CalendarPeriods.GetPrevious(period, options.TimeZone), options))];
    }
}
