using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Cli;

/// <summary>The shop over time: the report of a period, the cohorts, the funnel of the lifecycle.</summary>
internal sealed class ShopMetrics
{
    private ShopMetrics(Period period, MetricReport report, CohortTable cohorts, StageFunnel funnel)
    {
        Period = period;
        Report = report;
        Cohorts = cohorts;
        Funnel = funnel;
    }

    /// <summary>The period of the report.</summary>
    public Period Period { get; }

    /// <summary>Growth by month and all metrics of orders.</summary>
    public MetricReport Report { get; }

    /// <summary>Retention by month or week of the first order.</summary>
    public CohortTable Cohorts { get; }

    /// <summary>The steps of the lifecycle that customers reached.</summary>
    public StageFunnel Funnel { get; }

    public static ShopMetrics Of(ShopOrders orders, OrderSummary[] summaries, IReadOnlyList<CustomerRow> customers, ReportOptions options)
    {
        var zone = options.TimeZone;
        var period = PeriodOf(summaries.Min(summary => summary.FirstEntryAt)!.Value, orders.AsOf, options);
        // Without --from the report is about all orders: there are no earlier ones to compare with.
        var comparison = options.From is null ? (Period?)null : CalendarPeriods.GetPrevious(period, zone);
        var report = MetricReport.Of(orders.Log, new MetricReportOptions { Period = period, Comparison = comparison, TimeZone = zone });
        var cohorts = CohortTable.Of(orders.Log, orders.AsOf, new CohortOptions { Unit = options.CohortUnit, TimeZone = zone });
        var funnel = StageFunnel.Of(StageRanks.Of(options.Lifecycle), customers.Select(customer => customer.Path));
        return new ShopMetrics(period, report, cohorts, funnel);
    }

    private static Period PeriodOf(DateTimeOffset first, DateTimeOffset asOf, ReportOptions options)
    {
        var zone = options.TimeZone;
        var from =
            options.From is { } day ? CalendarDays.StartOf(day, zone) : CalendarDays.StartOf(CalendarDays.DateOf(first, zone), zone);
        var to = options.To is { } end ? CalendarDays.StartOf(end, zone) : asOf;
        if (to > asOf) throw new RefusedException($"--to {options.To:yyyy-MM-dd} must not be later than --as-of.");
        return to > from
            ? Period.Create(from, to)
            : throw new RefusedException("The report's period is empty: --from must be before --to and before --as-of.");
    }
}
