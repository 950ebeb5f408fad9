using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>The number of customers that a thread takes at a time.</summary>
    private const int BlockLength = 1024;

    /// <summary>Returns P(alive), expected purchases and discounted purchases of one customer.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">The time of the expected purchases after the end of the history, in <see cref="Unit"/>; at least 0, +∞ for
    /// the whole future.</param>
    /// <param name="discount">How later purchases are discounted; <c>default</c> for no discount.</param>
    /// <param name="valueHorizon">The time of the discounted purchases, in <see cref="Unit"/>; at least 0, +∞ by default: the whole
    /// future.</param>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A horizon is negative or NaN.</exception>
    public PurchaseForecast Forecast(
        in PurchaseHistory history, double horizon, Discount discount = default, double valueHorizon = double.PositiveInfinity)
    {
        RequireHorizons(ref horizon, ref valueHorizon);
        return Family.Forecast(_parameters, RowOf(history), horizon, RateOf(discount), valueHorizon);
    }

    /// <summary>
    /// Computes P(alive), expected purchases and discounted purchases of many customers, on the calling thread; allocates nothing.
    /// </summary>
    /// <param name="histories">The customers.</param>
    /// <param name="forecasts">Receives the forecasts, in the order of the customers; of the same length.</param>
    /// <param name="horizon">The time of the expected purchases after the end of each history, in <see cref="Unit"/>; at least 0, +∞ for
    /// the whole future.</param>
    /// <param name="discount">How later purchases are discounted; <c>default</c> for no discount.</param>
    /// <param name="valueHorizon">The time of the discounted purchases, in <see cref="Unit"/>; at least 0, +∞ by default: the whole
    /// future.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A horizon is negative or NaN.</exception>
    public void Forecast(
        ReadOnlySpan<PurchaseHistory> histories,
        Span<PurchaseForecast> forecasts,
        double horizon,
        Discount discount = default,
        double valueHorizon = double.PositiveInfinity)
    {
        RequireHorizons(ref horizon, ref valueHorizon);
        BatchLength.Require(histories.Length, forecasts.Length, nameof(forecasts));
        var rate = RateOf(discount);
        for (var i = 0; i < histories.Length; i++)
            forecasts[i] = Family.Forecast(_parameters, RowOf(histories[i]), horizon, rate, valueHorizon);
    }

    /// <summary>Computes P(alive), expected purchases and discounted purchases of many customers, on all processors.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="forecasts">Receives the forecasts, in the order of the customers; of the same length.</param>
    /// <param name="horizon">The time of the expected purchases after the end of each history, in <see cref="Unit"/>; at least 0, +∞ for
    /// the whole future.</param>
    /// <param name="discount">How later purchases are discounted; <c>default</c> for no discount.</param>
    /// <param name="valueHorizon">The time of the discounted purchases, in <see cref="Unit"/>; at least 0, +∞ by default: the whole
    /// future.</param>
    /// <param name="cancellationToken">Stops between two blocks; forecasts already written stay.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A horizon is negative or NaN.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Forecast(
        ReadOnlyMemory<PurchaseHistory> histories,
        Memory<PurchaseForecast> forecasts,
        double horizon,
        Discount discount = default,
        double valueHorizon = double.PositiveInfinity,
        CancellationToken cancellationToken = default)
    {
        RequireHorizons(ref horizon, ref valueHorizon);
        BatchLength.Require(histories.Length, forecasts.Length, nameof(forecasts));
        cancellationToken.ThrowIfCancellationRequested();
        ParallelBlocks.ForEach(
            histories.Length, BlockLength,
            (from, to) => Forecast(histories.Span[from..to], forecasts.Span[from..to], horizon, discount, valueHorizon),
            cancellationToken);
    }

    /// <summary>Computes P(alive) of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="probabilities">Receives the probabilities, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    public void ProbabilityAlive(ReadOnlySpan<PurchaseHistory> histories, Span<double> probabilities)
    {
        BatchLength.Require(histories.Length, probabilities.Length, nameof(probabilities));
        for (var i = 0; i < histories.Length; i++) probabilities[i] = Family.ProbabilityAlive(_parameters, RowOf(histories[i]));
    }

    /// <summary>Computes the expected purchases of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="horizon">The time after the end of each history, in <see cref="Unit"/>; at least 0, +∞ for the whole future.</param>
    /// <param name="purchases">Receives the expectations, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public void ExpectedPurchases(ReadOnlySpan<PurchaseHistory> histories, double horizon, Span<double> purchases)
    {
        horizon = RequireTime(horizon, nameof(horizon));
        BatchLength.Require(histories.Length, purchases.Length, nameof(purchases));
        AnswerAll(new PurchaseQuestion(PurchaseFigure.Expected, horizon), histories, purchases);
    }

    /// <summary>Computes the probability of a number of purchases for many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="count">The number of purchases n, at least 0.</param>
    /// <param name="horizon">The time after the end of each history, in <see cref="Unit"/>; finite and at least 0.</param>
    /// <param name="probabilities">Receives the probabilities, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count or the time is negative, or the time is infinite or NaN.</exception>
    public void ProbabilityOfPurchases(ReadOnlySpan<PurchaseHistory> histories, int count, double horizon, Span<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        horizon = RequireFinite(horizon, nameof(horizon));
        BatchLength.Require(histories.Length, probabilities.Length, nameof(probabilities));
        AnswerAll(new PurchaseQuestion(PurchaseFigure.Count, horizon, Count: count), histories, probabilities);
    }

    /// <summary>
    /// Computes a quantile of the time to the next purchase for many customers, on the calling thread; allocates nothing.
    /// </summary>
    /// <param name="histories">The customers.</param>
    /// <param name="probability">The probability of the quantile, strictly between 0 and 1; 0.5 is the median.</param>
    /// <param name="times">Receives the times in <see cref="Unit"/>, in the order of the customers; of the same length. +∞ when a purchase
    /// has a lower probability.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside (0, 1) or NaN.</exception>
    public void TimeToNextPurchase(ReadOnlySpan<PurchaseHistory> histories, double probability, Span<double> times)
    {
        RequireProbability(probability);
        BatchLength.Require(histories.Length, times.Length, nameof(times));
        AnswerAll(new PurchaseQuestion(PurchaseFigure.NextPurchase, probability), histories, times);
    }

    /// <summary>Computes the discounted purchases of many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="discount">How later purchases are discounted.</param>
    /// <param name="horizon">The time after the end of each history, in <see cref="Unit"/>; at least 0, +∞ for the whole future.</param>
    /// <param name="purchases">Receives the sums, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the unit or grain of a history is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public void DiscountedPurchases(ReadOnlySpan<PurchaseHistory> histories, Discount discount, double horizon, Span<double> purchases)
    {
        horizon = RequireTime(horizon, nameof(horizon));
        BatchLength.Require(histories.Length, purchases.Length, nameof(purchases));
        AnswerAll(new PurchaseQuestion(PurchaseFigure.Discounted, horizon, Rate: RateOf(discount)), histories, purchases);
    }

    private static void RequireHorizons(ref double horizon, ref double valueHorizon)
    {
        horizon = RequireTime(horizon, nameof(horizon));
        valueHorizon = RequireTime(valueHorizon, nameof(valueHorizon));
    }

    private void AnswerAll(in PurchaseQuestion question, ReadOnlySpan<PurchaseHistory> histories, Span<double> answers)
    {
        for (var i = 0; i < histories.Length; i++) answers[i] = question.Answer(Family, _parameters, RowOf(histories[i]));
    }
}
