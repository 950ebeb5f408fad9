using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Rfm;
using LifecycleKit.Statistics;

namespace LifecycleKit.Scoring;

/// <summary>The score of one customer at one instant, by a <see cref="PopulationModel"/>.</summary>
/// <remarks>
/// A figure without a value says why. <c>default</c> is a customer who was never scored: no RFM score, and figures that were not
/// computed.
/// </remarks>
public readonly record struct PopulationScore
{
    /// <summary>Recency, frequency and monetary; not scored without an order.</summary>
    public RfmScore Rfm { get; init; }

    /// <summary>P(alive): the probability that the customer has not dropped out, in [0, 1].</summary>
    public Estimate ProbabilityAlive { get; init; }

    /// <summary>The probability that the customer has dropped out: 1 − P(alive).</summary>
    public Estimate ChurnProbability => ProbabilityAlive switch
    {
        { HasStandardError: true } alive => Estimate.Of(1 - alive.Value, alive.StandardError),
        { HasValue: true } alive => Estimate.Of(1 - alive.Value),
        var none => none,
    };

    /// <summary>The band of the churn probability by <see cref="Bands"/>; null when there is no churn probability.</summary>
    public ChurnBand? ChurnBand => !ProbabilityAlive.TryGetValue(out var alive) ? null : (Bands ?? ChurnBands.Default).BandOf(1 - alive);

    /// <summary>Expected purchases within <see cref="ValueTerms.OrdersHorizon"/>; at least 0.</summary>
    public Estimate ExpectedOrders { get; init; }

    /// <summary>The expected amount of a purchase, in the currency of the terms.</summary>
    public Estimate ExpectedSpend { get; init; }

    /// <summary>
    /// The lifetime value within <see cref="ValueTerms.ValueHorizon"/>: margin · spend · discounted purchases, in the currency of the
    /// terms.
    /// </summary>
    public Estimate LifetimeValue { get; init; }

    /// <summary>
    /// The lifetime value at the customer's own rate of margin instead of that of the shop (<see cref="PopulationModel.MarginRateOf"/>);
    /// below 0 for a customer whose orders lose money. The standard error takes the rate as known.
    /// </summary>
    public Estimate LifetimeProfit { get; init; }

    /// <summary>
    /// The percentile of <see cref="LifetimeValue"/> among the customers of the fit, from 0 to 100
    /// (<see cref="ScoreQuantiles.PercentileOf"/>); null without a value, or when the model has no percentiles.
    /// </summary>
    public int? LifetimeValuePercentile { get; init; }

    /// <summary>The percentile of <see cref="ExpectedSpend"/>, in the same way.</summary>
    public int? ExpectedSpendPercentile { get; init; }

    /// <summary>
    /// The tier of predicted spend by <see cref="ValueTerms.SpendTiers"/>, from <see cref="LifetimeValuePercentile"/>; null where that is.
    /// </summary>
    public SpendTier? SpendTier { get; init; }

    /// <summary>
    /// The bands of the churn probability, those of <see cref="ValueTerms.ChurnBands"/> of the model; <see cref="ChurnBands.Default"/> when
    /// null.
    /// </summary>
    public ChurnBands? Bands { get; init; }

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"PopulationScore {{ Rfm = {Rfm}, ProbabilityAlive = {ProbabilityAlive}, ChurnProbability = {ChurnProbability}, "
        + $"ChurnBand = {ChurnBand}, ExpectedOrders = {ExpectedOrders}, ExpectedSpend = {ExpectedSpend}, "
        + $"LifetimeValue = {LifetimeValue}, LifetimeProfit = {LifetimeProfit}, "
        + $"LifetimeValuePercentile = {LifetimeValuePercentile}, "
        + $"ExpectedSpendPercentile = {ExpectedSpendPercentile}, SpendTier = {SpendTier} }}");

    /// <summary>Creates a score whose figures have no value, for the given reason.</summary>
    internal static PopulationScore Without(string reason)
    {
        var none = Estimate.None(reason);
        return new PopulationScore
        {
            ProbabilityAlive = none, ExpectedOrders = none, ExpectedSpend = none, LifetimeValue = none, LifetimeProfit = none,
        };
    }
}
