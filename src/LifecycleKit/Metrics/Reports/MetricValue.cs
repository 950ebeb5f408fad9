using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// The value of a metric in one period: the figure, its numerator and denominator, and its 95 % interval if there is one.
/// </summary>
/// <remarks><c>default</c> is a value that was never computed.</remarks>
internal readonly record struct MetricValue
{
    private MetricValue(Estimate estimate, decimal numerator, decimal? denominator, Interval? interval)
    {
        Estimate = estimate;
        Numerator = numerator;
        Denominator = denominator;
        Interval = interval;
    }

    /// <summary>The figure, or the reason why there is none.</summary>
    public Estimate Estimate { get; init; }

    /// <summary>The numerator: a count, a sum, or the total itself.</summary>
    public decimal Numerator { get; init; }

    /// <summary>The denominator: a count; null for a total, which has none.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>
    /// The interval: Wilson's for a share, Student's t for a mean, the normal one for a net promoter score; null when there is none
    /// (totals, quotients of money or of different things, fewer than two values, values or answers that do not vary).
    /// </summary>
    public Interval? Interval { get; init; }

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

    /// <summary>A profit of which nothing is known is not 0.</summary>
    internal static MetricValue OfProfit(ProfitTotals totals) =>
        totals.OrderCount > 0 ? OfTotal(totals.Profit) : new(totals.MarginRate(), 0, null, null);

    internal static MetricValue OfMarginRate(ProfitTotals totals) => new(totals.MarginRate(), totals.Profit, totals.Revenue, null);

    internal static MetricValue OfScore(NetPromoterScore score)
    {
        var estimate = score.ToEstimate();
        return new MetricValue(
            estimate, score.PromoterCount - score.DetractorCount, score.AnswerCount, estimate.HasStandardError ? score.Interval() : null);
    }
}
