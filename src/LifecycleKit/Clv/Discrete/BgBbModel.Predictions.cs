using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public sealed partial class BgBbModel
{
    /// <summary>The last opportunity that <see cref="NextPurchase"/> considers.</summary>
    private const int Farthest = 1_000_000;

    /// <summary>
    /// Returns the probability that the customer is alive at opportunity n + 1 + <paramref name="after"/>, where n is the number of
    /// opportunities in the history: no dropout before that opportunity, whatever is purchased in between (eq. 8 of the paper, P(alive at n
    /// + 1)).
    /// </summary>
    /// <param name="history">The customer.</param>
    /// <param name="after">The number of opportunities after the next one; at least 0, 0 by default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>A probability in [0, 1]; for a new customer that of being alive at the first opportunity, δ / (γ + δ).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    public Estimate ProbabilityAlive(in OpportunityHistory history, int after = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return Predict(new BgBbQuestion(BgBbFigure.Alive, history, after), withStandardError);
    }

    /// <summary>
    /// Returns the probability that the customer has dropped out before opportunity n + 1 + <paramref name="after"/>: 1 − P(alive), without
    /// loss of digits.
    /// </summary>
    /// <inheritdoc cref="ProbabilityAlive(in OpportunityHistory, int, bool)" path="/param|/exception"/>
    /// <returns>A probability in [0, 1].</returns>
    public Estimate ChurnProbability(in OpportunityHistory history, int after = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return Predict(new BgBbQuestion(BgBbFigure.Churned, history, after), withStandardError);
    }

    /// <summary>Returns the expected number of purchases at the opportunities of a window after the history.</summary>
    /// <param name="history">The customer; <see cref="OpportunityHistory.New"/> for the expectation over all customers, E[X(n)].</param>
    /// <param name="periods">The number of opportunities in the window, at least 0.</param>
    /// <param name="from">The number of opportunities between the history and the window; at least 0, 0 by default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>From 0 to <paramref name="periods"/>; the expectations of adjacent windows add up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of opportunities is negative.</exception>
    public Estimate ExpectedPurchases(in OpportunityHistory history, int periods, int from = 0, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return Predict(new BgBbQuestion(BgBbFigure.Expected, history, periods, from), withStandardError);
    }

    /// <summary>Returns the probability of a number of purchases at the next opportunities.</summary>
    /// <param name="history">The customer; <see cref="OpportunityHistory.New"/> for the distribution over all customers, P(X(n) =
    /// x).</param>
    /// <param name="count">The number of purchases, at least 0.</param>
    /// <param name="periods">The number of opportunities, at least 0. The cost grows with this number.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>A probability in [0, 1]; 0 for more purchases than opportunities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Estimate ProbabilityOfPurchases(in OpportunityHistory history, int count, int periods, bool withStandardError = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        return Predict(new BgBbQuestion(BgBbFigure.Count, history, periods, Count: count), withStandardError);
    }

    /// <summary>
    /// Returns a quantile of the next purchase: the least number of opportunities within which it comes with the given probability.
    /// </summary>
    /// <param name="history">The customer.</param>
    /// <param name="probability">The probability of the quantile, strictly between 0 and 1; 0.5, the median, by default.</param>
    /// <returns>
    /// A whole number, at least 1; +∞ when a purchase at any of the next million opportunities has a lower probability. A quantile moves
    /// by whole opportunities, so it has no standard error.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside (0, 1) or NaN.</exception>
    public Estimate NextPurchase(in OpportunityHistory history, double probability = 0.5)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be strictly between 0 and 1.");
        var alive = BgBbFormulas.AliveAtEnd(_θ, history);
        return Estimate.Of(probability < alive
            ? BgBbFormulas.AtEnd(_θ, history).FirstPurchase(probability / alive, Farthest)
            : double.PositiveInfinity);
    }

    /// <summary>
    /// Returns the discounted expected purchases: a purchase at the j-th further opportunity is divided by (1 + d)^j. Over all future
    /// opportunities this is DERT, the discounted expected residual transactions (eq. 14 of the paper).
    /// </summary>
    /// <param name="history">The customer; <see cref="OpportunityHistory.New"/> for new customers, whose first purchase is not
    /// counted.</param>
    /// <param name="discount">d, the discount per opportunity: 0.1 for 10 %; finite and at least 0.</param>
    /// <param name="periods">The number of opportunities, at least 0; all future opportunities when null, the default.</param>
    /// <param name="withStandardError">Whether to add the standard error, by the delta method.</param>
    /// <returns>At least 0; +∞ without discount over all future opportunities when γ is at most 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative, or the discount is infinite or NaN.</exception>
    public Estimate DiscountedPurchases(in OpportunityHistory history, double discount, int? periods = null, bool withStandardError = false)
    {
        RequireDiscount(discount);
        if (periods is { } finite) ArgumentOutOfRangeException.ThrowIfNegative(finite, nameof(periods));
        return Predict(
            new BgBbQuestion(BgBbFigure.Discounted, history, periods ?? double.PositiveInfinity, Rate: discount), withStandardError);
    }

    /// <summary>Returns the log-likelihood of one customer: of the exact sequence of purchases, without combinatorial constants.</summary>
    public double LogLikelihood(in OpportunityHistory history) => BgBbFormulas.LogLikelihood(_θ, history);

    private Estimate Predict(in BgBbQuestion question, bool withStandardError) =>
        DeltaMethod.Predict(question, _θ, Covariance, withStandardError);

    private static void RequireDiscount(double discount)
    {
        if (!(discount >= 0 && double.IsFinite(discount)))
            throw new ArgumentOutOfRangeException(nameof(discount), discount, "A discount must be finite and at least 0.");
    }
}
