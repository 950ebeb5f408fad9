using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// One line of a report: a metric in the period, with numerator, denominator and 95 % interval, and in the comparison period if there is
/// one.
/// </summary>
public sealed record MetricFigure
{
    /// <summary>The metric's name in lower case with underscores, such as "repeat_purchase_rate".</summary>
    public required string Name { get; init; }

    /// <summary>The variant, such as "in_period"; empty for a metric with a single variant.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The figure, or the reason why there is none.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>The numerator: a count, a sum, or the total itself.</summary>
    public decimal Numerator { get; init; }

    /// <summary>The denominator: a count; null for a total, which has none.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>
    /// The interval: Wilson's for a share, Student's t for a mean, the normal one for a net promoter score; null when there is none
    /// (totals, quotients of money or of different things, fewer than two values, values or answers that do not vary).
    /// </summary>
    public Interval? Interval { get; init; }

    /// <summary>The same metric in the comparison period; null without one.</summary>
    public MetricFigure? Comparison { get; init; }

    /// <summary>
    /// This figure − that of the comparison period, in the metric's own unit, or the reason why there is none. For means and scores
    /// the change has a standard error, which assumes that the two periods are independent; with customers in both periods that is only
    /// roughly so. For shares use <see cref="ProportionDifference"/>.
    /// </summary>
    public Estimate Change
    {
        get
        {
            if (Comparison is not { } comparison) return Estimate.None("there is no comparison period");
            var (now, then) = (Estimate, comparison.Estimate);
            if (!now.HasValue || !then.HasValue) return Estimate.None(now.HasValue ? $"before: {then.Reason}" : now.Reason);
            var change = now.Value - then.Value;
            return now.HasStandardError && then.HasStandardError
                ? Estimate.Of(change, Math.Sqrt(now.StandardError * now.StandardError + then.StandardError * then.StandardError))
                : Estimate.Of(change);
        }
    }

    /// <summary>Name, variant and figures, culture-invariant.</summary>
    public override string ToString() =>
        $"{Name}{(Variant.Length > 0 ? $" ({Variant})" : "")}: {Estimate}{(Comparison is { } comparison ? $", before {comparison.Estimate}" : "")}";

    /// <summary>Returns the line of a report; without a comparison period there is no value to compare with.</summary>
    internal static MetricFigure Of(string name, string variant, MetricValue value, MetricValue? comparison) => new()
    {
        Name = name,
        Variant = variant,
        Estimate = value.Estimate,
        Numerator = value.Numerator,
        Denominator = value.Denominator,
        Interval = value.Interval,
        Comparison = comparison is { } before ? Of(name, variant, before, null) : null,
    };
}
