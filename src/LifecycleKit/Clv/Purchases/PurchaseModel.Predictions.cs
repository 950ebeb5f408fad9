using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    private const double LongestHorizon = 1e50;
    private const double Negligible = 1e-30;

    /// <summary>Returns P(alive): the probability that the customer has not dropped out.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="after">
    /// The time after the end of the history, in <see cref="Unit"/>, whatever is purchased in between; finite and at least 0, 0 by default.
    /// </param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative, infinite or NaN.</exception>
    public Estimate ProbabilityAlive(in PurchaseHistory history, double after = 0, bool withStandardError = false)
    {
        after = RequireFinite(after, nameof(after));
        return Predict(new PurchaseQuestion(PurchaseFigure.Alive, after), history, withStandardError);
    }

    /// <summary>Returns the probability that the customer has dropped out: 1 − P(alive).</summary>
    /// <inheritdoc cref="ProbabilityAlive(in PurchaseHistory, double, bool)" path="/param|/returns|/exception"/>
    public Estimate ChurnProbability(in PurchaseHistory history, double after = 0, bool withStandardError = false)
    {
        after = RequireFinite(after, nameof(after));
        return Predict(new PurchaseQuestion(PurchaseFigure.Churned, after), history, withStandardError);
    }

    /// <summary>Returns the expected number of purchases in a window after the end of the history.</summary>
    /// <param name="history">The customer; <see cref="NewCustomer"/> for the expectation over all customers, E[X(t)].</param>
    /// <param name="horizon">The length of the window, in <see cref="Unit"/>; at least 0. +∞ gives all future purchases, which may be
    /// infinite; a finite length is limited to 10⁵⁰.</param>
    /// <param name="from">The start of the window after the end of the history, in <see cref="Unit"/>; finite and at least 0, 0 by
    /// default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or NaN, or <paramref name="from"/> is infinite.</exception>
    public Estimate ExpectedPurchases(in PurchaseHistory history, double horizon, double from = 0, bool withStandardError = false)
    {
        horizon = RequireTime(horizon, nameof(horizon));
        from = RequireFinite(from, nameof(from));
        return Predict(new PurchaseQuestion(PurchaseFigure.Expected, horizon, from), history, withStandardError);
    }

    /// <summary>Returns the probability of a number of purchases within a time after the end of the history.</summary>
    /// <param name="history">The customer; <see cref="NewCustomer"/> for the distribution over all customers, P(X(t) = n).</param>
    /// <param name="count">The number of purchases n, at least 0.</param>
    /// <param name="horizon">The time after the end of the history, in <see cref="Unit"/>; finite and at least 0.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count or the time is negative, or the time is infinite or NaN.</exception>
    public Estimate ProbabilityOfPurchases(in PurchaseHistory history, int count, double horizon, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        horizon = RequireFinite(horizon, nameof(horizon));
        return Predict(new PurchaseQuestion(PurchaseFigure.Count, horizon, Count: count), history, withStandardError);
    }

    /// <summary>Returns a quantile of the time from the end of the history to the next purchase.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="probability">The probability of the quantile, strictly between 0 and 1; 0.5, the median, by default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>The time in <see cref="Unit"/>; +∞ when a further purchase has a lower probability. An infinite time has no standard
    /// error.</returns>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside (0, 1) or NaN.</exception>
    public Estimate TimeToNextPurchase(in PurchaseHistory history, double probability = 0.5, bool withStandardError = false)
    {
        RequireProbability(probability);
        return Predict(new PurchaseQuestion(PurchaseFigure.NextPurchase, probability), history, withStandardError);
    }

    /// <summary>
    /// Returns the expected purchases, each discounted continuously to the end of the history; DERT over an infinite horizon.
    /// </summary>
    /// <param name="history">The customer; <see cref="NewCustomer"/> for new customers, whose first purchase is not counted.</param>
    /// <param name="discount">How later purchases are discounted.</param>
    /// <param name="horizon">The time after the end of the history, in <see cref="Unit"/>; at least 0, +∞ by default: the discounted
    /// expected residual transactions (DERT).</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>At least 0; +∞ when the sum is not bounded, which requires an infinite horizon and no discount.</returns>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public Estimate DiscountedPurchases(
        in PurchaseHistory history, Discount discount, double horizon = double.PositiveInfinity, bool withStandardError = false)
    {
        horizon = RequireTime(horizon, nameof(horizon));
        return Predict(new PurchaseQuestion(PurchaseFigure.Discounted, horizon, Rate: RateOf(discount)), history, withStandardError);
    }

    /// <summary>Returns the log-likelihood of one customer, without combinatorial constants.</summary>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    public double LogLikelihood(in PurchaseHistory history) => Family.LogLikelihood(_parameters, RowOf(history));

    private Estimate Predict(in PurchaseQuestion question, in PurchaseHistory history, bool withStandardError)
    {
        Span<double> θ = stackalloc double[PurchaseParameters.MaxLength];
        θ = θ[.._parameters.CopyTo(θ, Family.Dimension)];
        return DeltaMethod.Predict(new PurchasePrediction(question, Family, RowOf(history)), θ, Covariance, withStandardError);
    }

    private static void RequireProbability(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be strictly between 0 and 1.");
    }

    /// <summary>Checks a finite time; a time too short for any purchase becomes 0.</summary>
    private static double RequireFinite(double time, string name) => time >= 0 && double.IsFinite(time)
        ? (time < Negligible ? 0 : time)
        : throw new ArgumentOutOfRangeException(name, time, "A time must be finite and at least 0.");

    /// <summary>Checks a horizon, which may be infinite; a horizon too short for any purchase becomes 0.</summary>
    private static double RequireTime(double time, string name)
    {
        if (!(time >= 0)) throw new ArgumentOutOfRangeException(name, time, "A time must be at least 0.");
        return double.IsPositiveInfinity(time) ? time : RequireFinite(Math.Min(time, LongestHorizon), name);
    }

    /// <summary>Returns the force of interest in the model's unit; a value too small to matter becomes 0.</summary>
    private double RateOf(Discount discount) => discount.RatePer(Unit) is var rate && rate < Negligible ? 0 : rate;
}

/// <summary>A question about one customer to one family, for the delta method.</summary>
internal readonly record struct PurchasePrediction(PurchaseQuestion Question, PurchaseFamily Family, PurchaseRow Row) : IPrediction
{
    public double Answer(ReadOnlySpan<double> θ) => Question.Answer(Family, PurchaseParameters.Of(θ), Row);
}
