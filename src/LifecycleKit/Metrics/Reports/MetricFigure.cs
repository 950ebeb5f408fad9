using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>One line of a report: a metric in the period, and in the comparison period if there is one.</summary>
public sealed record MetricFigure
{
    /// <summary>The metric's name in lower case with underscores, such as "repeat_purchase_rate".</summary>
    public required string Name { get; init; }

    /// <summary>The variant, such as "in_period"; empty for a metric with a single variant.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The value in the period.</summary>
    public required MetricValue Current { get; init; }

    /// <summary>The value in the comparison period; null without one.</summary>
    public MetricValue? Comparison { get; init; }

    /// <summary>
    /// Current − comparison, in the metric's own unit, or the reason why there is none. For means and scores the change has a standard
    /// error, which assumes that the two periods are independent; with customers in both periods that is only roughly so. For shares use
    /// <see cref="ProportionDifference"/>.
    /// </summary>
    public Estimate Change
    {
        get
        {
            if (Comparison is not { } comparison) return Estimate.None("there is no comparison period");
            var (now, then) = (Current.Estimate, comparison.Estimate);
            if (!now.HasValue || !then.HasValue) return Estimate.None(now.HasValue ? $"before: {then.Reason}" : now.Reason);
            var change = now.Value - then.Value;
            return now.HasStandardError && then.HasStandardError
                ? Estimate.Of(change, Math.Sqrt(now.StandardError * now.StandardError + then.StandardError * then.StandardError))
                : Estimate.Of(change);
        }
    }

    /// <summary>Name, variant and figures, culture-invariant.</summary>
    public override string ToString() =>
        $"{Name}{(Variant.Length > 0 ? $" ({Variant})" : "")}: {Current}{(Comparison is { } comparison ? $", before {comparison}" : "")}";
}
