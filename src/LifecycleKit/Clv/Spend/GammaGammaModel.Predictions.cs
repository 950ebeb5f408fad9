using LifecycleKit.Customers;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public sealed partial class GammaGammaModel
{
    /// <summary>Returns the expected amount of a customer's purchases.</summary>
    /// <param name="history">
    /// The customer; without repeat purchases the result is the population's mean, <see cref="MeanSpend"/>. Repeat purchases with an amount
    /// of 0 count like any others.
    /// </param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>The amount, in the currency of the sample, above 0; +∞ where p x + q ≤ 1. An infinite amount has no standard
    /// error.</returns>
    /// <exception cref="ArgumentException">The history's grain is not the model's.</exception>
    public Estimate ExpectedSpend(in PurchaseHistory history, bool withStandardError = false)
    {
        var (x, spend) = RowOf(history);
        return Predict(x, spend, withStandardError);
    }

    /// <summary>Returns the expected amount of a customer's purchases: p (v + x z̄) / (p x + q − 1).</summary>
    /// <param name="repeatPurchaseCount">x, at least 0.</param>
    /// <param name="meanSpend">z̄, the mean amount of those purchases, finite and at least 0; ignored when x is 0.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>The amount, above 0; +∞ where p x + q ≤ 1. An infinite amount has no standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">x is negative, or z̄ is negative, infinite or NaN.</exception>
    public Estimate ExpectedSpend(int repeatPurchaseCount, double meanSpend, bool withStandardError = false)
    {
        RequireRow(repeatPurchaseCount, meanSpend, nameof(repeatPurchaseCount), nameof(meanSpend));
        return Predict(repeatPurchaseCount, meanSpend, withStandardError);
    }

    /// <summary>Computes the expected amount of a purchase for many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="histories">The customers.</param>
    /// <param name="spends">Receives the amounts, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the grain of a history is not the model's.</exception>
    public void ExpectedSpend(ReadOnlySpan<PurchaseHistory> histories, Span<double> spends)
    {
        BatchLength.Require(histories.Length, spends.Length, nameof(spends));
        for (var i = 0; i < histories.Length; i++)
        {
            var (x, spend) = RowOf(histories[i]);
            spends[i] = GammaGammaFormulas.Expected(_p, _q, _v, x, spend);
        }
    }

    /// <summary>Computes the expected amount of a purchase for many customers, on the calling thread; allocates nothing.</summary>
    /// <param name="repeatPurchaseCounts">x of each customer, at least 0.</param>
    /// <param name="meanSpends">z̄ of each customer, finite and at least 0; of the same length.</param>
    /// <param name="spends">Receives the amounts, in the order of the customers; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An x is negative, or a z̄ is negative, infinite or NaN.</exception>
    public void ExpectedSpend(ReadOnlySpan<int> repeatPurchaseCounts, ReadOnlySpan<double> meanSpends, Span<double> spends)
    {
        BatchLength.Require(repeatPurchaseCounts.Length, meanSpends.Length, nameof(meanSpends));
        BatchLength.Require(repeatPurchaseCounts.Length, spends.Length, nameof(spends));
        for (var i = 0; i < spends.Length; i++)
        {
            RequireRow(repeatPurchaseCounts[i], meanSpends[i], nameof(repeatPurchaseCounts), nameof(meanSpends));
            spends[i] = GammaGammaFormulas.Expected(_p, _q, _v, repeatPurchaseCounts[i], meanSpends[i]);
        }
    }

    /// <summary>Returns the expected amount of a purchase of new customers: the population's mean, p v / (q − 1).</summary>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>The amount, above 0; +∞ where q ≤ 1. An infinite amount has no standard error.</returns>
    public Estimate MeanSpend(bool withStandardError = false) => Predict(0, 0, withStandardError);

    /// <summary>
    /// Returns the log-density of a customer's mean spend, given the number of purchases (Fader and Hardie 2013, eq. 1a).
    /// </summary>
    /// <param name="repeatPurchaseCount">x, at least 1.</param>
    /// <param name="meanSpend">z̄, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">x is below 1, or z̄ is 0, negative, infinite or NaN.</exception>
    public double LogLikelihood(int repeatPurchaseCount, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeatPurchaseCount, 1);
        if (!(meanSpend > 0 && double.IsFinite(meanSpend)))
            throw new ArgumentOutOfRangeException(nameof(meanSpend), meanSpend, "The mean spend must be finite and above 0.");
        return GammaGammaFormulas.LogLikelihood(_p, _q, _v, repeatPurchaseCount, meanSpend);
    }

    /// <summary>Draws a customer for each number of purchases and returns the mean amount of those purchases.</summary>
    /// <param name="repeatPurchaseCounts">x of each customer, at least 1.</param>
    /// <param name="seed">The seed of the draws; the same seed gives the same customers. A customer's draws do not depend on the
    /// others.</param>
    /// <returns>The mean spends in the order of the customers, finite and above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An x is below 1.</exception>
    public double[] SimulateMeanSpends(ReadOnlySpan<int> repeatPurchaseCounts, ulong seed)
    {
        var (all, spends) = (new RandomDraws(seed), new double[repeatPurchaseCounts.Length]);
        for (var i = 0; i < spends.Length; i++)
        {
            var x = repeatPurchaseCounts[i];
            ArgumentOutOfRangeException.ThrowIfLessThan(x, 1, nameof(repeatPurchaseCounts));
            var draws = all.Fork((ulong)i);
            spends[i] = DrawMeanSpend(x, DrawLogRate(ref draws), ref draws);
        }

        return spends;
    }

    /// <summary>Draws a customer for each number of purchases and returns the amount of each purchase.</summary>
    /// <param name="purchaseCounts">The number of purchases of each customer, at least 0.</param>
    /// <param name="seed">The seed of the draws; the same seed gives the same customers. A customer's draws do not depend on the
    /// others, and the first amounts of a customer not on their number.</param>
    /// <returns>For each customer the amounts, finite and above 0; not those of customers that <see cref="SimulateMeanSpends"/>
    /// draws.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public double[][] SimulateAmounts(ReadOnlySpan<int> purchaseCounts, ulong seed)
    {
        var (all, amounts) = (new RandomDraws(seed), new double[purchaseCounts.Length][]);
        for (var i = 0; i < amounts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(purchaseCounts[i], nameof(purchaseCounts));
            var draws = all.Fork((ulong)i);
            var logRate = DrawLogRate(ref draws);
            amounts[i] = new double[purchaseCounts[i]];
            for (var j = 0; j < amounts[i].Length; j++) amounts[i][j] = DrawMeanSpend(1, logRate, ref draws);
        }

        return amounts;
    }

    /// <summary>Draws a customer: ln ν, ν ~ Gamma(q, v).</summary>
    internal double DrawLogRate(ref RandomDraws draws) => draws.NextLogGamma(_q) - PortableMath.Log(_v);

    /// <summary>
    /// Draws the mean of x amounts of a customer, Gamma(p x, ν x); x = 1 is a single amount. The result stays in the range of a double.
    /// </summary>
    internal double DrawMeanSpend(int x, double logRate, ref RandomDraws draws) =>
        PortableMath.Exp(Math.Clamp(draws.NextLogGamma(_p * x) - logRate - PortableMath.Log(x), -700, 700));

    private static void RequireRow(int x, double meanSpend, string countName, string spendName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x, countName);
        if (!(meanSpend >= 0 && double.IsFinite(meanSpend)))
            throw new ArgumentOutOfRangeException(spendName, meanSpend, "The mean spend must be finite and at least 0.");
    }

    private (int Repeats, double MeanSpend) RowOf(in PurchaseHistory history)
    {
        if (history.Grain != Grain)
            throw new ArgumentException($"The model has grain {Grain}, the history {history.Grain}.", nameof(history));
        return history.RepeatPurchaseCount == 0 ? (0, 0) : (history.RepeatPurchaseCount, history.MeanRepeatSpend().Value);
    }

    private Estimate Predict(int x, double meanSpend, bool withStandardError)
    {
        var value = GammaGammaFormulas.Expected(_p, _q, _v, x, meanSpend);
        if (!withStandardError || Covariance is null || !double.IsFinite(value)) return Estimate.Of(value);
        Span<double> slopes = stackalloc double[3];
        GammaGammaFormulas.ExpectedSlopes(_p, _q, _v, x, meanSpend, slopes);
        var error = value * Math.Sqrt(Math.Max(0, SmallMatrix.Quadratic(Covariance.OfLogs, slopes)));
        return double.IsFinite(error) ? Estimate.Of(value, error) : Estimate.Of(value);
    }
}
