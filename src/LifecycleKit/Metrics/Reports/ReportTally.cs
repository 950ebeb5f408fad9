using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The running sums of a report: its months, and its figures in each of its periods.</summary>
internal sealed class ReportTally
{
    private readonly GrowthTally _months;

    /// <summary>The sums by period, then in the order of <see cref="ReportFigures.All"/>.</summary>
    private readonly FigureSum[][] _sums;

    /// <summary>The sums to which an event contributes, by period, then by kind of event.</summary>
    private readonly FigureSum[][][] _byKind;

    /// <summary>The kinds of event that were recorded, one bit each.</summary>
    private long _kinds;

    public ReportTally(MetricReportOptions options)
    {
        (Options, Windows) = (options, [.. ReportWindow.Of(options)]);
        Borders = GrowthTally.Borders(options.Period, CalendarUnit.Month, options.TimeZone);
        _months = new GrowthTally(Borders);
        _sums = [.. Windows.Select(window => ReportFigures.All.Select(figure => figure.Start(window)).ToArray())];
        _byKind =
            [.. _sums.Select(sums => Kinds.Select(kind => sums.Where((_, i) => ReportFigures.All[i].Kind == kind).ToArray()).ToArray())];
    }

    public MetricReportOptions Options { get; }

    public ReportWindow[] Windows { get; }

    private long[] Borders { get; }

    private static IEnumerable<CustomerEventKind> Kinds =>
        Enumerable.Range(0, Enum.GetValues<CustomerEventKind>().Length).Select(kind => (CustomerEventKind)kind);

    /// <summary>Counts customers in parallel.</summary>
    /// <param name="options">The periods and settings of the report.</param>
    /// <param name="customers">The number of customers.</param>
    /// <param name="read">Reads a customer by index.</param>
    public static ReportTally Of(MetricReportOptions options, int customers, Action<ReportCustomer, int> read) => ParallelSum.Of(
        customers,
        () => new ReportTally(options),
        (from, to, range) =>
        {
            var customer = new ReportCustomer();
            for (var i = from; i < to; i++)
            {
                read(customer, i);
                range.Add(customer);
            }
        },
        static (sum, range) => sum.Add(range));

    /// <summary>Records that an event of a kind exists, in any period.</summary>
    public void Saw(CustomerEventKind kind) => _kinds |= 1L << (int)kind;

    /// <summary>Adds an event to the figures of a period that contains it.</summary>
    public void Add(in CustomerEvent customerEvent, ReportWindow window)
    {
        foreach (var sum in _byKind[window.Index][(int)customerEvent.Kind]) sum.Add(customerEvent);
    }

    public void Add(ReportCustomer customer)
    {
        _months.Add(customer.Orders);
        foreach (var sums in _sums)
            foreach (var sum in sums) sum.Add(customer);
    }

    public void Add(ReportTally other)
    {
        _months.Add(other._months);
        _kinds |= other._kinds;
        for (var window = 0; window < _sums.Length; window++)
            for (var i = 0; i < _sums[window].Length; i++) _sums[window][i].Add(other._sums[window][i]);
    }

    public MetricReport ToReport()
    {
        var figures = ReportFigures.All.Select((figure, i) => MetricFigure.Of(
            figure.Name, figure.Variant, ValueOf(figure, _sums[0][i]), _sums.Length > 1 ? ValueOf(figure, _sums[1][i]) : null));
        return new MetricReport(Options, figures, _months.ToRows());
    }

    private MetricValue ValueOf(ReportFigure figure, FigureSum sum) =>
        figure.Needs == CustomerEventKind.None || (_kinds & (1L << (int)figure.Needs)) != 0
            ? sum.ToValue()
            : MetricValue.NeverRecorded(figure.Needs);
}
