using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// <c>clv.pAlive</c>: the probability that the customer is still alive (has not dropped out), from 0 to 1, rounded to eight decimals.
    /// It falls while the customer does not order: at midnights at the grain of days, each second after the last order at the grain of
    /// orders. Missing without an order or a model.
    /// </summary>
    public static NumberField ProbabilityAlive { get; } = Forecast("clv.pAlive", PopulationFigure.ProbabilityAlive);

    /// <summary>
    /// <c>clv.expectedOrders</c>: the expected number of orders within the horizon of the model (<see cref="ValueTerms.OrdersHorizon"/>, 90
    /// days by default), rounded to eight decimals. It falls as <see cref="ProbabilityAlive"/> does. Missing without an order or a model.
    /// </summary>
    public static NumberField ExpectedOrders { get; } = Forecast("clv.expectedOrders", PopulationFigure.ExpectedOrders);

    /// <summary>
    /// <c>clv.value</c>: the lifetime value within the horizon of the model (<see cref="ValueTerms.ValueHorizon"/>, 365 days by default),
    /// rounded to eight decimals; 10²⁴ when it is infinite. It falls as <see cref="ProbabilityAlive"/> does. Missing without an order, and
    /// without a model that includes spend.
    /// </summary>
    public static NumberField LifetimeValue { get; } = Forecast("clv.value", PopulationFigure.LifetimeValue);

    private static NumberField Forecast(string name, PopulationFigure figure) => new(
        name,
        (in Facts f, out decimal value) => TryReadForecast(f, figure, out value),
        FieldTiming.Changing,
        (in Facts f, ReadOnlySpan<decimal> operands) => NextForecastCrossing(f, figure, operands),
        (in Facts f) => TryReadForecast(f, figure, out var value) ? Scaled.Money(value) : Scaled.Missing,
        Scaled.MoneyScale);

    private static bool TryReadForecast(in Facts facts, PopulationFigure figure, out decimal value)
    {
        value = 0;
        if (facts.Context.Population is not { } model || !model.Has(figure) || !facts.TryGetPurchases(out var clock)) return false;
        value = ScoreQuantiles.Rounded(model.Read(figure, clock.At(clock.StepAt(facts.AsOfTicks))));
        return true;
    }

    /// <summary>Returns the next crossing. The value never rises, so it first passes the largest operand that is not above it.</summary>
    private static long NextForecastCrossing(in Facts facts, PopulationFigure figure, ReadOnlySpan<decimal> operands)
    {
        if (operands.IsEmpty || facts.Context.Population is not { } model || !model.Has(figure) || !facts.TryGetPurchases(out var clock))
            return long.MaxValue;
        var step = clock.StepAt(facts.AsOfTicks);
        var value = ScoreQuantiles.Rounded(model.Read(figure, clock.At(step)));
        var (isAny, greatest) = (false, decimal.MinValue);
        foreach (var operand in operands)
        {
            if (operand <= value && (!isAny || operand > greatest)) (isAny, greatest) = (true, operand);
        }

        if (!isAny) return long.MaxValue;
        return clock.FirstAfter(
            step,
            (Model: model, Figure: figure, Operand: greatest, IsEqual: greatest == value),
            static (history, x) => ScoreQuantiles.Rounded(x.Model.Read(x.Figure, history)).CompareTo(x.Operand) < (x.IsEqual ? 0 : 1));
    }
}
