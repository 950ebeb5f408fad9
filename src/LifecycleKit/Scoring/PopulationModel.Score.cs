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

    /// <summary>The score of a customer, in constant time.</summary>
    /// <param name="values">His recency, frequency and monetary; <c>default</c> when no order counts, and every figure then says so.</param>
    /// <param name="history">His purchases up to the same instant; not looked at when no order counts.</param>
    /// <param name="withStandardErrors">Whether to add standard errors, by the delta method, where the models were fitted; false by default.</param>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    public PopulationScore Score(in RfmValues values, in PurchaseHistory history, bool withStandardErrors = false) => !values.HasOrders
        ? PopulationScore.Without(NoOrder)
        : new PopulationScore
        {
            Rfm = Rfm.Score(values),
            ProbabilityAlive = Purchases.ProbabilityAlive(history, 0, withStandardErrors),
            ExpectedOrders = Purchases.ExpectedPurchases(history, _ordersHorizon, 0, withStandardErrors),
            ExpectedSpend = Spend?.ExpectedSpend(history, withStandardErrors) ?? Estimate.None(NoSpend),
            Bands = Terms.ChurnBands,
            LifetimeValue = _values?.ValueOf(history, withStandardErrors) ?? Estimate.None(NoSpend),
        };

    /// <summary>The score of a customer at an instant.</summary>
    /// <param name="customer">What is remembered of him; all his orders that count, one placed after the instant included.</param>
    /// <param name="asOf">
    /// The instant, itself included: an order placed at it counts. At <see cref="PurchaseGrain.Order"/> time passes in whole seconds since the last order.
    /// </param>
    /// <param name="zone">The zone of <see cref="TimeZoneId"/>.</param>
    /// <param name="withStandardErrors">Whether to add standard errors, by the delta method, where the models were fitted; false by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">The zone is not the model's.</exception>
    public PopulationScore Score(CustomerHistory customer, DateTimeOffset asOf, TimeZoneInfo zone, bool withStandardErrors = false)
    {
        if (!TryGetClock(customer, zone, out var clock)) return PopulationScore.Without(NoOrder);
        RfmValues.TryFrom(customer.Profile, asOf, zone, out var values);
        return Score(values, clock.At(clock.StepAt(asOf.UtcTicks)), withStandardErrors);
    }

    /// <summary>When P(alive) first lies below a threshold if the customer does not order again.</summary>
    /// <param name="customer">What is remembered of him; all his orders that count.</param>
    /// <param name="asOf">From when on to look.</param>
    /// <param name="zone">The zone of <see cref="TimeZoneId"/>.</param>
    /// <param name="threshold">A probability in [0, 1].</param>
    /// <returns>
    /// The first instant from <paramref name="asOf"/> on, in UTC, at which it is below: a midnight of the zone at <see cref="PurchaseGrain.Day"/>, a
    /// whole second after the last order at <see cref="PurchaseGrain.Order"/>, or <paramref name="asOf"/> itself when it is already. Null when that
    /// never comes, or no order counts.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside [0, 1] or NaN.</exception>
    /// <exception cref="ArgumentException">The zone is not the model's.</exception>
    /// <remarks>P(alive) never rises while nothing is bought, so this is found by halving, exactly as <see cref="Score(CustomerHistory, DateTimeOffset, TimeZoneInfo, bool)"/> reads it.</remarks>
    public DateTimeOffset? FindFallBelow(CustomerHistory customer, DateTimeOffset asOf, TimeZoneInfo zone, double threshold)
    {
        if (!(threshold is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold of P(alive) must lie in [0, 1].");
        if (!TryGetClock(customer, zone, out var clock)) return null;
        var step = clock.StepAt(asOf.UtcTicks);
        if (Read(PopulationFigure.ProbabilityAlive, clock.At(step)) < threshold) return asOf.ToUniversalTime();
        var instant = clock.FirstAfter(
            step, (Model: this, Threshold: threshold), static (history, x) => x.Model.Read(PopulationFigure.ProbabilityAlive, history) < x.Threshold);
        return instant == long.MaxValue ? null : new DateTimeOffset(instant, TimeSpan.Zero);
    }

    /// <summary>Whether the model has what a figure needs.</summary>
    internal bool Has(PopulationFigure figure) => figure != PopulationFigure.LifetimeValue || _values is not null;

    /// <summary>
    /// A figure that the model has, of a customer with an order. Without a further purchase it never rises, whichever it is and whatever the
    /// family: it is E[g(λ, ·); alive, silent since t_x] / P(silent since t_x), where g, what he will buy, grows with his purchase rate λ. As T
    /// grows the denominator falls at the rate P(alive) E[λ | alive], and the numerator at no less: at the mean of λ (and of the dropout rate besides)
    /// with the weight g on it, which is greater for g that grows with λ. The spend depends on x and the amounts alone.
    /// </summary>
    internal double Read(PopulationFigure figure, in PurchaseHistory history) => figure switch
    {
        PopulationFigure.ProbabilityAlive => Purchases.ProbabilityAlive(history).Value,
        PopulationFigure.ExpectedOrders => Purchases.ExpectedPurchases(history, _ordersHorizon).Value,
        _ => _values!.ValueOf(history).Value,
    };

    private bool TryGetClock(CustomerHistory customer, TimeZoneInfo zone, out PurchaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(zone);
        if (zone.Id != TimeZoneId) throw new ArgumentException($"The model counts days in '{TimeZoneId}', not in '{zone.Id}'.", nameof(zone));
        return customer.Orders.TryGetPurchaseClock(zone, Unit, Grain, out clock);
    }
}
