using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>What a metric comes to in one period: the figure, what it was made of, and its 95 % interval where there is one.</summary>
/// <remarks><c>default</c> was never computed. Immutable and safe to share between threads.</remarks>
public readonly record struct MetricValue
{
    private MetricValue(Estimate estimate, decimal numerator, decimal? denominator, Interval? interval) =>
        (Estimate, Numerator, Denominator, Interval) = (estimate, numerator, denominator, interval);

    /// <summary>The figure, or the reason why there is none.</summary>
    public Estimate Estimate { get; }

    /// <summary>What is above the line: a count, a sum, or the total itself.</summary>
    public decimal Numerator { get; }

    /// <summary>What is below the line: a count; null for a total, which has none.</summary>
    public decimal? Denominator { get; }

    /// <summary>
    /// Wilson's interval of a share, Student's t of a mean, the normal one of a net promoter score; null where there is none (totals, quotients
    /// of money or of different things, fewer than two values, values or answers that do not vary).
    /// </summary>
    public Interval? Interval { get; }

    /// <summary>The figure, culture-invariant.</summary>
    public override string ToString() => Estimate.ToString();

    internal static MetricValue NeverRecorded(CustomerEventKind kind) =>
        new(Estimate.None($"no event of the kind {kind} was recorded"), 0, null, null);

    internal static MetricValue OfTotal(decimal total) => new(Estimate.Of((double)total), total, null, null);

    internal static MetricValue OfShare(Ratio share) =>
        new(share.ToEstimate(), share.Numerator, share.Denominator, share.IsDefined ? share.WilsonInterval() : null);

    internal static MetricValue OfQuotient(Ratio ratio) => new(ratio.ToEstimate(), ratio.Numerator, ratio.Denominator, null);

    internal static MetricValue OfMean(MeanValue mean) =>
        new(mean.Mean(), mean.Sum, mean.Count, mean.Mean().HasStandardError ? mean.TInterval() : null);

    internal static MetricValue OfScore(NetPromoterScore score)
    {
        var estimate = score.ToEstimate();
        return new MetricValue(
            estimate, score.PromoterCount - score.DetractorCount, score.AnswerCount, estimate.HasStandardError ? score.Interval() : null);
    }
}
