using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private static readonly string[] Tiers = ["low", "medium", "high"];

    /// <summary>
    /// <c>clv.percentile</c>: the percentile of <see cref="LifetimeValue"/> among the customers of the fit, a whole number from 0 to 100.
    /// It falls as the value passes the percentiles that the model keeps. Missing without an order, and without a model that has
    /// percentiles (<see cref="PopulationModel.Quantiles"/>).
    /// </summary>
    public static NumberField LifetimeValuePercentile { get; } = Forecast("clv.percentile", PopulationFigure.LifetimeValuePercentile);

    /// <summary>
    /// <c>clv.spendTier</c>: the tier of predicted spend by <see cref="LifetimeValuePercentile"/>: <c>high</c>, <c>medium</c> or
    /// <c>low</c>. By default the top 20 % of the customers of the fit are high and the next 40 % medium
    /// (<see cref="ValueTerms.SpendTiers"/>). Missing where the percentile is.
    /// </summary>
    public static TextField SpendTier { get; } = new(
        "clv.spendTier",
        static (in Facts f) => TryReadForecast(f, PopulationFigure.LifetimeValuePercentile, out var percentile)
            ? Tiers[(int)f.Context.Population!.Terms.SpendTiers.TierOf((int)percentile)] : null,
        FieldTiming.Changing,
        static (in Facts f) => NextTier(f))
    {
        Known = Tiers,
    };

    /// <summary>
    /// <c>clv.expectedSpend</c>: the expected amount of a purchase, rounded to eight decimals; 10²⁴ when it is infinite. Missing without an
    /// order, and without a model that includes spend.
    /// </summary>
    public static NumberField ExpectedSpend { get; } = OfSpend("clv.expectedSpend", PopulationFigure.ExpectedSpend);

    /// <summary>
    /// <c>clv.spendPercentile</c>: the percentile of <see cref="ExpectedSpend"/> among the customers of the fit, a whole number from 0 to
    /// 100. Missing without an order, and without a model that has percentiles.
    /// </summary>
    public static NumberField ExpectedSpendPercentile { get; } = OfSpend("clv.spendPercentile", PopulationFigure.ExpectedSpendPercentile);

    /// <summary>Creates a field for a figure that depends on the purchases alone.</summary>
    private static NumberField OfSpend(string name, PopulationFigure figure) =>
        Money(name, (in Facts f, out decimal value) => TryReadForecast(f, figure, out value));

    /// <summary>Returns when the percentile falls below the tier that the customer is in.</summary>
    private static long NextTier(in Facts facts)
    {
        const PopulationFigure figure = PopulationFigure.LifetimeValuePercentile;
        if (facts.Context.Population is not { } model || !model.Has(figure) || !facts.TryGetPurchases(out var clock)) return long.MaxValue;
        var (tiers, step) = (model.Terms.SpendTiers, clock.StepAt(facts.AsOfTicks));
        var tier = tiers.TierOf((int)model.Read(figure, clock.At(step)));
        if (tier == Scoring.SpendTier.Low) return long.MaxValue;
        return clock.FirstAfter(
            step,
            (Model: model, Tiers: tiers, Tier: tier),
            static (history, x) =>
                x.Tiers.TierOf((int)x.Model.Read(PopulationFigure.LifetimeValuePercentile, history)) != x.Tier);
    }
}
