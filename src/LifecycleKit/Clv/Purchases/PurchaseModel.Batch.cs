using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>Customers a thread takes at a time.</summary>
    private const int BlockLength = 1024;

    /// <summary>P(alive), expected purchases and discounted purchases of one customer.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="options">How far to look; the defaults of <see cref="ForecastOptions"/> when null.</param>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    public PurchaseForecast Forecast(in PurchaseHistory history, ForecastOptions? options = null)
    {
        options ??= DefaultForecast;
        return Family.Forecast(_parameters, RowOf(history), options.Horizon, options.Discount.RatePer(Unit), options.ValueHorizon);
    }

    /// <summary>P(alive), expected purchases and discounted purchases of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="forecasts">Where the forecasts go, at the same places; of the same length.</param>
    /// <param name="options">How far to look; the defaults of <see cref="ForecastOptions"/> when null.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    public void Forecast(ReadOnlySpan<PurchaseHistory> histories, Span<PurchaseForecast> forecasts, ForecastOptions? options = null)
    {
        RequireLength(histories.Length, forecasts.Length, nameof(forecasts));
        options ??= DefaultForecast;
        foreach (ref readonly var history in histories) RowOf(history);
        Family.Forecast(_parameters, histories, forecasts, options.Horizon, options.Discount.RatePer(Unit), options.ValueHorizon);
    }

    /// <summary>P(alive), expected purchases and discounted purchases of many customers, on all processors.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="forecasts">Where the forecasts go, at the same places; of the same length.</param>
    /// <param name="options">How far to look; the defaults of <see cref="ForecastOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops between two blocks; what was written stays.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Forecast(
        ReadOnlyMemory<PurchaseHistory> histories,
        Memory<PurchaseForecast> forecasts,
        ForecastOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        RequireLength(histories.Length, forecasts.Length, nameof(forecasts));
        cancellationToken.ThrowIfCancellationRequested();
        Blocks.ForEach(
            histories.Length, BlockLength, (from, to) => Forecast(histories.Span[from..to], forecasts.Span[from..to], options), cancellationToken);
    }

    /// <summary>P(alive) of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="probabilities">Where the probabilities go, at the same places; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    public void ProbabilityAlive(ReadOnlySpan<PurchaseHistory> histories, Span<double> probabilities)
    {
        RequireLength(histories.Length, probabilities.Length, nameof(probabilities));
        for (var i = 0; i < histories.Length; i++) probabilities[i] = Family.ProbabilityAlive(_parameters, RowOf(histories[i]));
    }

    /// <summary>Expected purchases of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="horizon">The time after the end of each history, in <see cref="Unit"/>; at least 0, +∞ for all that is to come.</param>
    /// <param name="purchases">Where the expectations go, at the same places; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public void ExpectedPurchases(ReadOnlySpan<PurchaseHistory> histories, double horizon, Span<double> purchases)
    {
        RequireTime(horizon, nameof(horizon));
        RequireLength(histories.Length, purchases.Length, nameof(purchases));
        var question = new PurchaseQuestion(PurchaseFigure.Expected, horizon);
        for (var i = 0; i < histories.Length; i++) purchases[i] = question.Answer(Family, _parameters, RowOf(histories[i]));
    }

    private static readonly ForecastOptions DefaultForecast = new();

    private static void RequireLength(int expected, int actual, string name)
    {
        if (actual != expected) throw new ArgumentException($"There must be one for each customer: {expected}, not {actual}.", name);
    }
}
