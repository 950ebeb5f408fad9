using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Rfm;
using LifecycleKit.Statistics;

namespace LifecycleKit.Scoring;

/// <summary>What a <see cref="PopulationModel"/> says of one customer at one moment.</summary>
/// <remarks>
/// A figure that there is not says why. <c>default</c> is a customer who was never scored: no RFM score, and figures that were not
/// computed. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct PopulationScore
{
    /// <summary>Recency, frequency and monetary; not scored without an order.</summary>
    public RfmScore Rfm { get; internal init; }

    /// <summary>The probability that he has not left for good, in [0, 1].</summary>
    public Estimate ProbabilityAlive { get; internal init; }

    /// <summary>The probability that he has left for good: 1 − P(alive).</summary>
    public Estimate ChurnProbability => ProbabilityAlive switch
    {
        { HasStandardError: true } alive => Estimate.Of(1 - alive.Value, alive.StandardError),
        { HasValue: true } alive => Estimate.Of(1 - alive.Value),
        var none => none,
    };

    /// <summary>The band of the churn probability by <see cref="ValueTerms.ChurnBands"/> of the model; null when there is none.</summary>
    public ChurnBand? ChurnBand => !ProbabilityAlive.TryGetValue(out var alive) ? null : (Bands ?? ChurnBands.Default).BandOf(1 - alive);

    /// <summary>Expected purchases within <see cref="ValueTerms.OrdersHorizon"/>; at least 0.</summary>
    public Estimate ExpectedOrders { get; internal init; }

    /// <summary>The expected amount of a purchase, in the currency of the terms.</summary>
    public Estimate ExpectedSpend { get; internal init; }

    /// <summary>The lifetime value within <see cref="ValueTerms.ValueHorizon"/>: margin · spend · discounted purchases, in the currency of the terms.</summary>
    public Estimate LifetimeValue { get; internal init; }

    /// <summary>The bands of the model; null for the default.</summary>
    internal ChurnBands? Bands { get; init; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"PopulationScore {{ Rfm = {Rfm}, ProbabilityAlive = {ProbabilityAlive}, ChurnProbability = {ChurnProbability}, "
        + $"ChurnBand = {ChurnBand}, ExpectedOrders = {ExpectedOrders}, ExpectedSpend = {ExpectedSpend}, "
        + $"LifetimeValue = {LifetimeValue} }}");

    /// <summary>A score of a customer about whom there is nothing to say.</summary>
    internal static PopulationScore Without(string reason)
    {
        var none = Estimate.None(reason);
        return new PopulationScore { ProbabilityAlive = none, ExpectedOrders = none, ExpectedSpend = none, LifetimeValue = none };
    }
}
