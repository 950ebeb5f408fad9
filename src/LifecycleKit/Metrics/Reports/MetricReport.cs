using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>What a dashboard shows of a period: growth month by month, and every metric that the events can tell, beside another period's.</summary>
/// <remarks>
/// <para>Made of an <see cref="OrderLog"/>, which knows orders alone, or by a <see cref="MetricReportBuilder"/> of any events. What was never
/// recorded is undefined, with its reason. A refund is counted in the period in which its order was placed.</para>
/// <para>What events cannot tell (spend, recurring revenue, mentions) is not in it; those metrics take the caller's numbers.
/// Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class MetricReport
{
    internal MetricReport(MetricReportOptions options, ImmutableArray<MetricFigure> figures, ImmutableArray<GrowthRow> months) =>
        (Options, Figures, Months) = (options, figures, months);

    /// <summary>What the report is about.</summary>
    public MetricReportOptions Options { get; }

    /// <summary>The metrics, by the phases of the lifecycle.</summary>
    public ImmutableArray<MetricFigure> Figures { get; }

    /// <summary>Growth accounting of every month of the period; the first and the last may be cut short.</summary>
    public ImmutableArray<GrowthRow> Months { get; }

    /// <summary>A metric by name and variant.</summary>
    /// <param name="name">Such as "average_order_value".</param>
    /// <param name="variant">Such as "net"; may be left out when the metric has one only.</param>
    /// <exception cref="ArgumentException">There is no such metric, or the variant is missing; the message lists what there is.</exception>
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

    /// <summary>Counts the orders of a log; in parallel.</summary>
    /// <param name="log">All orders, those before the periods too: they tell who is new.</param>
    /// <param name="options">What the report is about.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MetricReport Of(OrderLog log, MetricReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        return ReportTally.Of(options, log.CustomerCount, (customer, i) => customer.Read(log[i])).ToReport();
    }

    /// <summary>
    /// The report as JSON of format 1: <c>months</c> and <c>metrics</c>, each metric with value or reason, numerator, denominator and interval.
    /// </summary>
    public string ToJson() => MetricReportJson.Write(this);

    /// <summary>The figures, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Figures);
}
