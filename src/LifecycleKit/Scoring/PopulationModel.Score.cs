using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Statistics;

namespace LifecycleKit.Scoring;

public sealed partial class PopulationModel
{
    private const string NoOrder = "no order counts";
    private const string NoSpend = "the population model has no spend model";

    private readonly double _ordersHorizon;
    private readonly LifetimeValueModel? _values;

    /// <summary>Returns the score of a customer, in constant time.</summary>
    /// <param name="values">The customer's recency, frequency and monetary values over the window of <see cref="Rfm"/>; <c>default</c> when
    /// no order counts, and then no figure has a value.</param>
    /// <param name="history">The customer's purchases up to the same instant; ignored when no order counts.</param>
    /// <param name="withStandardErrors">Whether to add standard errors, by the delta method, where the models were fitted; false by
    /// default.</param>
    /// <param name="profit">
    /// The profit of the customer's orders whose margin is known, for <see cref="PopulationScore.LifetimeProfit"/>; none by default.
    /// </param>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    public PopulationScore Score(
        in RfmValues values, in PurchaseHistory history, bool withStandardErrors = false, ProfitTotals profit = default)
    {
        if (!values.HasOrders) return PopulationScore.Without(NoOrder);
        var spend = Spend?.ExpectedSpend(history, withStandardErrors) ?? Estimate.None(NoSpend);
        var value = _values?.ValueOf(history, withStandardErrors) ?? Estimate.None(NoSpend);
        int? percentile = Quantiles?.LifetimeValue.PercentileOf(ScoreQuantiles.Rounded(value.Value));
        return new PopulationScore
        {
            Rfm = Rfm.Score(values),
            ProbabilityAlive = Purchases.ProbabilityAlive(history, 0, withStandardErrors),
            ExpectedOrders = Purchases.ExpectedPurchases(history, _ordersHorizon, 0, withStandardErrors),
            ExpectedSpend = spend,
            Bands = Terms.ChurnBands,
            LifetimeValue = value,
            LifetimeProfit = AtMarginOf(value, profit),
            LifetimeValuePercentile = percentile,
            ExpectedSpendPercentile = Quantiles?.ExpectedSpend.PercentileOf(ScoreQuantiles.Rounded(spend.Value)),
            SpendTier = percentile is { } reached ? Terms.SpendTiers.TierOf(reached) : null,
        };
    }

    /// <summary>Returns the score of a customer at an instant.</summary>
    /// <param name="customer">The customer's history; all orders that count are used, also an order placed after the instant.</param>
    /// <param name="asOf">
    /// The instant of the score; an order placed at this instant counts. At <see cref="PurchaseGrain.Order"/> time passes in whole seconds
    /// since the last order.
    /// </param>
    /// <param name="zone">The zone of <see cref="TimeZoneId"/>.</param>
    /// <param name="withStandardErrors">Whether to add standard errors, by the delta method, where the models were fitted; false by
    /// default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">The zone is not the model's.</exception>
    public PopulationScore Score(CustomerHistory customer, DateTimeOffset asOf, TimeZoneInfo zone, bool withStandardErrors = false)
    {
        if (!TryGetClock(customer, zone, out var clock)) return PopulationScore.Without(NoOrder);
        RfmValues.TryFrom(customer.Orders, asOf, zone, Rfm.WindowDays, out var values);
        return Score(values, clock.At(clock.StepAt(asOf.UtcTicks)), withStandardErrors, customer.OrderTotals.Profit);
    }

    /// <summary>Returns the first instant at which P(alive) is below a threshold if the customer does not order again.</summary>
    /// <param name="customer">The customer's history; all orders that count are used.</param>
    /// <param name="asOf">The start of the search.</param>
    /// <param name="zone">The zone of <see cref="TimeZoneId"/>.</param>
    /// <param name="threshold">A probability in [0, 1].</param>
    /// <returns>
    /// The first such instant at or after <paramref name="asOf"/>, in UTC: a midnight of the zone at <see cref="PurchaseGrain.Day"/>, a
    /// whole second after the last order at <see cref="PurchaseGrain.Order"/>, or <paramref name="asOf"/> itself when P(alive) is already
    /// below. Null when P(alive) never falls below the threshold, or no order counts.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1] or NaN.</exception>
    /// <exception cref="ArgumentException">The zone is not the model's.</exception>
    /// <remarks>P(alive) never rises without purchases, so the instant is found by halving, with exactly the values of
    /// <see cref="Score(CustomerHistory, DateTimeOffset, TimeZoneInfo, bool)"/>.</remarks>
    public DateTimeOffset? FindFallBelow(CustomerHistory customer, DateTimeOffset asOf, TimeZoneInfo zone, double threshold)
    {
        if (!(threshold is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold of P(alive) must be in [0, 1].");
        if (!TryGetClock(customer, zone, out var clock)) return null;
        var step = clock.StepAt(asOf.UtcTicks);
        if (Read(PopulationFigure.ProbabilityAlive, clock.At(step)) < threshold) return asOf.ToUniversalTime();
        var instant = clock.FirstAfter(
            step, (Model: this, Threshold: threshold),
            static (history, x) => x.Model.Read(PopulationFigure.ProbabilityAlive, history) < x.Threshold);
        return instant == long.MaxValue ? null : new DateTimeOffset(instant, TimeSpan.Zero);
    }

    /// <summary>Whether the model has what a figure needs.</summary>
    internal bool Has(PopulationFigure figure) => figure switch
    {
        PopulationFigure.LifetimeValue or PopulationFigure.ExpectedSpend => _values is not null,
        PopulationFigure.LifetimeValuePercentile or PopulationFigure.ExpectedSpendPercentile => Quantiles is not null,
        _ => true,
    };

    /// <summary>
    /// Computes a figure that the model has, for a customer with an order. Without a further purchase no figure ever rises, in any family:
    /// a figure is E[g(λ, ·); alive, silent since t_x] / P(silent since t_x), where g, the future purchases, grows with the customer's
    /// purchase rate λ. As T grows the denominator falls at the rate P(alive) E[λ | alive], and the numerator at least as fast: at the mean
    /// of λ (and of the dropout rate) weighted with g, which is greater because g grows with λ. The spend depends on x and the amounts
    /// alone.
    /// </summary>
    internal double Read(PopulationFigure figure, in PurchaseHistory history) => figure switch
    {
        PopulationFigure.ProbabilityAlive => Purchases.ProbabilityAlive(history).Value,
        PopulationFigure.ExpectedOrders => Purchases.ExpectedPurchases(history, _ordersHorizon).Value,
        PopulationFigure.ExpectedSpend => Spend!.ExpectedSpend(history).Value,
        PopulationFigure.ExpectedSpendPercentile =>
            Quantiles!.ExpectedSpend.PercentileOf(ScoreQuantiles.Rounded(Spend!.ExpectedSpend(history).Value)),
        PopulationFigure.LifetimeValuePercentile =>
            Quantiles!.LifetimeValue.PercentileOf(ScoreQuantiles.Rounded(_values!.ValueOf(history).Value)),
        _ => _values!.ValueOf(history).Value,
    };

    private bool TryGetClock(CustomerHistory customer, TimeZoneInfo zone, out PurchaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(zone);
        if (zone.Id != TimeZoneId)
            throw new ArgumentException($"The model counts days in '{TimeZoneId}', not in '{zone.Id}'.", nameof(zone));
        return customer.Orders.TryGetPurchaseClock(zone, Unit, Grain, out clock);
    }
}

/// <summary>A figure of a population model. Spend is the same until the next purchase; the other figures change with time.</summary>
internal enum PopulationFigure
{
    ProbabilityAlive,
    ExpectedOrders,
    LifetimeValue,
    ExpectedSpend,
    LifetimeValuePercentile,
    ExpectedSpendPercentile,
}
