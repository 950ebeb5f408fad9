using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace Quickstart;

/// <summary>The shop over time: the report of a period, the cohorts, the funnel of the lifecycle.</summary>
public sealed class ShopMetrics
{
    private ShopMetrics(MetricReport report, CohortTable cohorts, StageFunnel funnel)
    {
        Report = report;
        Cohorts = cohorts;
        Funnel = funnel;
    }

    /// <summary>Growth by month and all metrics of orders.</summary>
    public MetricReport Report { get; }

    /// <summary>Retention by month or week of the first order.</summary>
    public CohortTable Cohorts { get; }

    /// <summary>The steps of the lifecycle that customers reached.</summary>
    public StageFunnel Funnel { get; }

    public static ShopMetrics Of(OrderFile file, OrderSummary[] summaries, IReadOnlyList<CustomerRow> customers, Arguments arguments)
    {
        var zone = arguments.TimeZone;
        var period = PeriodOf(summaries.Min(summary => summary.FirstEntryAt)!.Value, file.AsOf, arguments);
        // Without --from the report is about all orders: there are no earlier ones to compare with.
        var comparison = arguments.From is null ? (Period?)null : CalendarPeriods.GetPrevious(period, zone);
        var report = MetricReport.Of(file.Log, new MetricReportOptions { Period = period, Comparison = comparison, TimeZone = zone });
        var cohorts = CohortTable.Of(file.Log, file.AsOf, new CohortOptions { Unit = arguments.CohortUnit, TimeZone = zone });
        var funnel = StageFunnel.Of(StageRanks.Of(arguments.Lifecycle), customers.Select(customer => customer.Path));
        return new ShopMetrics(report, cohorts, funnel);
    }

    private static Period PeriodOf(DateTimeOffset first, DateTimeOffset asOf, Arguments arguments)
    {
        var zone = arguments.TimeZone;
        var from =
            arguments.From is { } day ? CalendarDays.StartOf(day, zone) : CalendarDays.StartOf(CalendarDays.DateOf(first, zone), zone);
        var to = arguments.To is { } end ? CalendarDays.StartOf(end, zone) : asOf;
        if (to > asOf) throw new UserErrorException($"--to {arguments.To:yyyy-MM-dd} must not be later than --as-of.");
        return to > from
            ? Period.Create(from, to)
            : throw new UserErrorException("The report's period is empty: --from must be before --to and before --as-of.");
    }
}
