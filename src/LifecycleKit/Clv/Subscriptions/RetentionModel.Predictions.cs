using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public abstract partial class RetentionModel
{
    /// <summary>Returns the probability that a customer is still active after further renewals.</summary>
    /// <param name="periods">The number of further renewals, at least 0.</param>
    /// <param name="renewals">The number of renewals that the customer has made so far; at least 0, and 0, a new customer, by
    /// default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>S(renewals + periods) / S(renewals), in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Estimate Survival(int periods, int renewals = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        return Predict(RetentionFigure.Survival, periods, renewals, 0, withStandardError);
    }

    /// <summary>Returns the probability that a customer has churned by a further renewal: 1 − survival, without loss of digits.</summary>
    /// <param name="periods">The number of further renewals, at least 0.</param>
    /// <param name="renewals">The number of renewals that the customer has made so far; at least 0, and 0, a new customer, by
    /// default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Estimate CumulativeChurn(int periods, int renewals = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        return Predict(RetentionFigure.Churned, periods, renewals, 0, withStandardError);
    }

    /// <summary>Returns the probability that a customer churns exactly at a further renewal.</summary>
    /// <param name="period">The number of the further renewal, at least 1.</param>
    /// <param name="renewals">The number of renewals that the customer has made so far; at least 0, and 0, a new customer, by
    /// default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>P(T = renewals + period | T &gt; renewals), in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is less than 1, or the renewals are negative.</exception>
    public Estimate ChurnProbability(int period, int renewals = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Predict(RetentionFigure.ChurnsAt, period, renewals, 0, withStandardError);
    }

    /// <summary>Returns the retention rate of a cohort at a renewal.</summary>
    /// <param name="period">The number of the renewal, at least 1.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>r(t) = S(t) / S(t − 1), in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is less than 1.</exception>
    public Estimate Retention(int period, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Predict(RetentionFigure.Retention, period, 0, 0, withStandardError);
    }

    /// <summary>
    /// Returns the discounted expected residual lifetime, DERL, of a customer shortly before the next renewal: the sum over future renewals
    /// of the probability of each renewal, the next one not discounted (Fader and Hardie 2010, "Customer-Base Valuation in a
    /// Contractual Setting: The Perils of Ignoring Heterogeneity", Marketing Science 29(1), eq. 8 with n = renewals + 1).
    /// </summary>
    /// <param name="renewals">The number of renewals that the customer has made so far, at least 0.</param>
    /// <param name="discount">d, the discount per period: 0.1 for 10 %; finite and at least 0, and 0, the expected number of renewals, by
    /// default.</param>
    /// <param name="periods">The number of future renewals, at least 0; all future renewals when null, the default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>At least 0; +∞ when the sum is not bounded, which requires all renewals and no discount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative, or the discount is infinite or NaN.</exception>
    public Estimate ResidualLifetime(int renewals, double discount = 0, int? periods = null, bool withStandardError = false)
    {
        if (periods is { } finite) ArgumentOutOfRangeException.ThrowIfNegative(finite, nameof(periods));
        return Predict(RetentionFigure.Residual, periods ?? double.PositiveInfinity, renewals, discount, withStandardError);
    }

    /// <summary>
    /// Returns the discounted expected lifetime of a new customer, in periods: Σ S(t) / (1 + d)^t from t = 0, the period that has just been
    /// paid included.
    /// </summary>
    /// <param name="discount">d, the discount per period: 0.1 for 10 %; finite and at least 0, and 0 by default.</param>
    /// <param name="periods">The number of periods, the first included, at least 0; all future periods when null, the default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>At least 0; +∞ when the sum is not bounded, which requires all periods and no discount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative, or the discount is infinite or NaN.</exception>
    public Estimate DiscountedLifetime(double discount = 0, int? periods = null, bool withStandardError = false)
    {
        if (periods is { } finite) ArgumentOutOfRangeException.ThrowIfNegative(finite, nameof(periods));
        return Predict(RetentionFigure.Lifetime, periods ?? double.PositiveInfinity, 0, discount, withStandardError);
    }

    /// <summary>Computes the survival curve: S(t) at index t, from S(0) = 1, as <see cref="Survival(int, int, bool)"/>.</summary>
    /// <param name="survival">Receives the shares.</param>
    public void SurvivalCurve(Span<double> survival)
    {
        for (var t = 0; t < survival.Length; t++) survival[t] = new RetentionQuestion(_family, RetentionFigure.Survival, t).Answer(_θ);
    }

    /// <summary>Returns the log-likelihood of a sample, without combinatorial constants.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is null.</exception>
    public double LogLikelihood(RetentionSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var sum = 0.0;
        for (var t = 1; t < sample.Churned.Length; t++)
        {
            if (sample.Churned[t] > 0) sum += sample.Churned[t] * (_family.LogSurvival(_θ, 0, t - 1) + Math.Log(_family.Churn(_θ, t)));
            if (sample.Retained[t] > 0) sum += sample.Retained[t] * _family.LogSurvival(_θ, 0, t);
        }

        return sum;
    }

    private Estimate Predict(RetentionFigure figure, double periods, int renewals, double discount, bool withStandardError)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        if (!(discount >= 0 && double.IsFinite(discount)))
            throw new ArgumentOutOfRangeException(nameof(discount), discount, "A discount must be finite and at least 0.");
        return DeltaMethod.Predict(new RetentionQuestion(_family, figure, periods, renewals, discount), _θ, Covariance, withStandardError);
    }
}
