using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// A report of a period for a dashboard: growth by month, and every metric that events can give, with a comparison period if wanted.
/// </summary>
/// <remarks>
/// <para>The source is an <see cref="OrderLog"/>, which has orders alone, or any events through a <see cref="MetricReportBuilder"/>. A
/// metric whose events were never recorded is undefined, with the reason. A refund is counted in the period in which its order was
/// placed.</para>
/// <para>Metrics that events cannot give (spend, recurring revenue, mentions) are not in the report; they take the caller's numbers.</para>
/// </remarks>
public sealed class MetricReport
{
    /// <summary>Creates a report, such as for a test of a page.</summary>
    /// <param name="options">The periods and settings of the report.</param>
    /// <param name="figures">The metrics, each name and variant once.</param>
    /// <param name="months">Growth accounting of each month of the period, such as the rows of a <see cref="GrowthTable"/>; none by
    /// default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or <paramref name="figures"/> is null.</exception>
    /// <exception cref="ArgumentException">A figure is null, or a name and variant occur twice.</exception>
    public MetricReport(MetricReportOptions options, IEnumerable<MetricFigure> figures, IEnumerable<GrowthRow>? months = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(figures);
        Options = options;
        Figures = [.. figures];
        Months = [.. months ?? []];
        var names = new HashSet<(string, string)>();
        foreach (var figure in Figures)
        {
            if (figure is null) throw new ArgumentException("A figure is null.", nameof(figures));
            if (!names.Add((figure.Name, figure.Variant)))
                throw new ArgumentException($"The figure '{figure.Name}' ('{figure.Variant}') occurs twice.", nameof(figures));
        }
    }

    /// <summary>The periods and settings of the report.</summary>
    public MetricReportOptions Options { get; }

    /// <summary>The metrics, in the order of the phases of the lifecycle.</summary>
    public ImmutableArray<MetricFigure> Figures { get; }

    /// <summary>Growth accounting of each month of the period; the first and the last may be cut short.</summary>
    public ImmutableArray<GrowthRow> Months { get; }

    /// <summary>Gets a metric by name and variant.</summary>
    /// <param name="name">The name, such as "average_order_value".</param>
    /// <param name="variant">The variant, such as "net"; may be omitted for a metric with a single variant.</param>
    /// <exception cref="ArgumentException">There is no such metric, or the variant is missing; the message lists the choices.</exception>
    public MetricFigure this[string name, string variant = ""]
    {
        get
        {
            var found = Figures.Where(figure => figure.Name == name && (figure.Variant == variant || variant.Length == 0)).ToList();
            return found.Count == 1
                ? found[0]
                : throw new ArgumentException(
                    $"There is {(found.Count == 0 ? "no" : "more than one")} metric '{name}{(variant.Length > 0 ? $" ({variant})" : "")}'; there is "
                    + $"{string.Join(", ", (found.Count == 0 ? Figures : found.AsEnumerable()).Select(figure => $"{figure.Name}{(figure.Variant.Length > 0 ? $" ({figure.Variant})" : "")}"))}.",
                    nameof(name));
        }
    }

    /// <summary>Creates the report of a log; in parallel.</summary>
    /// <param name="log">All orders, including those before the periods, which show who is new.</param>
    /// <param name="options">The periods and settings of the report.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MetricReport Of(OrderLog log, MetricReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        return ReportTally.Of(options, log.CustomerCount, (customer, i) => customer.Read(log[i])).ToReport();
    }

    /// <summary>
    /// Returns the report as JSON of format 1: <c>months</c> and <c>metrics</c>, each metric with value or reason, numerator, denominator
    /// and interval.
    /// </summary>
    public string ToJson() =>
        StrictJson.Write(MetricReportJson.Of(this), ReportJsonContext.Default.MetricReportJson, MetricReportJson.CurrentFormat);

    /// <summary>The figures, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Figures);
}
