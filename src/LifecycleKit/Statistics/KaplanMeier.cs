using System.Collections.Immutable;

namespace LifecycleKit.Statistics;

/// <summary>
/// The product-limit estimator of Kaplan and Meier: the share of customers who remain after a time, from durations of which some have not
/// ended.
/// </summary>
/// <remarks>
/// S(t) = Π (1 − d/n) over the event times up to t, with d events among n customers at risk (E. L. Kaplan and P. Meier, Nonparametric
/// Estimation from Incomplete Observations, JASA 53, 1958); variance S² Σ d / (n(n − d)) (M. Greenwood 1926). Events come before
/// censorings at the same time. With left truncation, S is flat while no customer is at risk (<see cref="HasGap"/>), and an event of
/// the last of a few early customers at risk sets S to 0 from then on. Use it only for observed churn (a contract that ends); "no order for
/// 90 days" is a definition and not an event.
/// </remarks>
public sealed partial class KaplanMeier
{
    private const string NoObservations = "there are no observations";

    private KaplanMeier(ImmutableArray<SurvivalStep> steps, bool hasGap) => (Steps, HasGap) = (steps, hasGap);

    /// <summary>All distinct times of events or censorings, ascending; empty for an empty sample.</summary>
    public ImmutableArray<SurvivalStep> Steps { get; }

    /// <summary>
    /// Whether late entries cause a time before the last one at which no customer was at risk. Survival after that time is that of
    /// customers who survived the gap.
    /// </summary>
    public bool HasGap { get; }

    private static Estimate NoEventYet => Estimate.Of(1, "there was no event so far");

    private bool HasEnded => !Steps.IsEmpty && Steps[^1].Survival.Value == 0;

    /// <summary>Returns S(t), the probability that the event comes after a time, with Greenwood's standard error.</summary>
    /// <param name="time">The time, at least 0, in the unit of the durations; +∞ is allowed.</param>
    /// <returns>1 before the first event; no value past the last observed time, unless survival reached 0 before, and none for an empty
    /// sample.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN.</exception>
    public Estimate SurvivalAt(double time)
    {
        var at = LastStep(time);
        if (Steps.IsEmpty) return Estimate.None(NoObservations);
        if (IsUnobserved(time)) return Estimate.None(FormattableString.Invariant($"the last observed time is {Steps[^1].Time}"));
        return at < 0 ? NoEventYet : Steps[at].Survival;
    }

    /// <summary>Returns the interval of S(t), as defined by <see cref="SurvivalStep.Interval"/>.</summary>
    /// <param name="time">The time, at least 0, in the unit of the durations; +∞ is allowed.</param>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <returns>Past the last observed time, from 0 to the upper bound at that time; for an empty sample, [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN, or the level is outside (0, 1).</exception>
    public Interval IntervalAt(double time, double level = 0.95)
    {
        var at = LastStep(time);
        if (Steps.IsEmpty) return Interval.Create(0, 1, level);
        if (IsUnobserved(time)) return Interval.Create(0, Steps[^1].Interval(level).Upper, level);
        if (at >= 0 && (Steps[at].Time == time || Steps[at].Survival.Value < 1)) return Steps[at].Interval(level);
        // Between two times without an event so far, the customers at risk are those of the later time.
        return new SurvivalStep(time, 0, 0, 0, NoEventYet, 0, 0, Steps[at + 1].Fewest).Interval(level);
    }

    /// <summary>Returns the median time to the event: <see cref="Quantile"/> at 0.5.</summary>
    public Estimate Median() => Quantile(0.5);

    /// <summary>Returns the first time at which S is at most 1 − probability (to 12 digits), without a standard error.</summary>
    /// <param name="probability">The share of customers with the event by then, strictly between 0 and 1.</param>
    /// <returns>The time, or the reason why it is unknown: survival stayed above it during the whole observation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside (0, 1).</exception>
    public Estimate Quantile(double probability)
    {
        var left = Left(probability);
        foreach (var step in Steps)
            if (step.Survival.Value <= left) return Estimate.Of(step.Time);
        return Estimate.None(Steps.IsEmpty ? NoObservations : FormattableString.Invariant(
            $"survival is still {Steps[^1].Survival.Value:0.####} at the last observed time, {Steps[^1].Time}"));
    }

    /// <summary>
    /// Returns the interval of times whose interval of S contains 1 − probability (R. Brookmeyer and J. Crowley, Biometrics 38, 1982).
    /// </summary>
    /// <param name="probability">The share of customers with the event, strictly between 0 and 1.</param>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <returns>
    /// The interval; an upper bound that is never reached is +∞, and such a lower bound is the last observed time; for an empty sample, [0,
    /// ∞].
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the level is outside (0, 1).</exception>
    public Interval QuantileInterval(double probability, double level = 0.95)
    {
        var left = Left(probability);
        var (lower, upper) = (Steps.IsEmpty ? 0 : Steps[^1].Time, double.PositiveInfinity);
        foreach (var step in Steps)
        {
            var interval = step.Interval(level);
            if (interval.Lower <= left) lower = Math.Min(lower, step.Time);
            if (interval.Upper <= left) upper = Math.Min(upper, step.Time);
        }

        return Interval.Create(lower, upper, level);
    }

    /// <summary>Returns the mean time without the event up to a horizon: ∫ S from 0 to the horizon.</summary>
    /// <remarks>Variance Σ A² d / (n(n − d)) with A the integral of S from the event time to the horizon (Kaplan and Meier 1958, section
    /// 6.1).</remarks>
    /// <param name="horizon">The horizon, at least 0, in the unit of the durations; +∞ is allowed.</param>
    /// <returns>
    /// The mean, with its standard error when that is above 0; no value past the last observed time, unless survival reached 0, and none
    /// for an empty sample.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or NaN.</exception>
    public Estimate RestrictedMean(double horizon)
    {
        var at = LastStep(horizon);
        if (Steps.IsEmpty) return Estimate.None(NoObservations);
        if (IsUnobserved(horizon)) return Estimate.None(FormattableString.Invariant($"the last observed time is {Steps[^1].Time}"));

        // From the right, so that the area to the right of each event is complete; beyond S = 0 there is no area.
        var area = 0.0;
        var variance = 0.0;
        var end = horizon;
        for (; at >= 0; end = Steps[at--].Time)
        {
            var step = Steps[at];
            if (step.Survival.Value > 0) area += step.Survival.Value * (end - step.Time);
            var before = at == 0 ? 0 : Steps[at - 1].Greenwood;
            variance += area * area * (step.Greenwood - before);
        }

        return variance > 0
            ? Estimate.Of(area + end, Math.Sqrt(variance)) : Estimate.Of(area + end, "there was no event, or all were at one time");
    }

    /// <summary>Returns the number of steps and the median, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Steps.Length} times, median {Median()}");

    private static double Left(double probability) => probability > 0 && probability < 1
        ? 1 - probability + 1e-12
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be strictly between 0 and 1.");

    private bool IsUnobserved(double time) => time > Steps[^1].Time && !HasEnded;
}
