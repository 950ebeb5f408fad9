using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>A step of a Kaplan–Meier curve: a time of events or censorings, and survival from then on.</summary>
/// <remarks><c>default</c> is not a step of a curve.</remarks>
public readonly record struct SurvivalStep
{
    /// <summary>Σ d / (n(n − d)) and ln S, both up to the last time before S reached 0.</summary>
    private readonly double _greenwood;
    private readonly double _logSurvival;

    internal SurvivalStep(
        double time, long atRisk, long events, long censored, Estimate survival, double greenwood, double logSurvival, long fewest)
    {
        Time = time;
        AtRisk = atRisk;
        EventCount = events;
        CensoredCount = censored;
        Survival = survival;
        _greenwood = greenwood;
        _logSurvival = logSurvival;
        Fewest = fewest;
    }

    /// <summary>The time, in the unit of the durations.</summary>
    public double Time { get; }

    /// <summary>n, the number of customers under observation at that time without an earlier event, at least 1.</summary>
    public long AtRisk { get; }

    /// <summary>d, the number of customers with the event at that time.</summary>
    public long EventCount { get; }

    /// <summary>
    /// The number of customers whose observation ended at that time without the event; they are still at risk at that time.
    /// </summary>
    public long CensoredCount { get; }

    /// <summary>
    /// S, the probability that the event comes after that time, with Greenwood's standard error. There is no standard error before
    /// the first event, and none at S = 0, where Greenwood's formula is 0 · ∞; <see cref="Interval"/> has bounds in both cases.
    /// </summary>
    public Estimate Survival { get; }

    /// <summary>The smallest number of customers at risk at any time up to this one, or until S reached 0.</summary>
    internal long Fewest { get; }

    internal double Greenwood => _greenwood;

    /// <summary>Returns the interval of S: S^exp(±z √G / ln S) with Greenwood's sum G, which is always within [0, 1].</summary>
    /// <remarks>
    /// Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. 2002, section 1.4. Where that is 0/0, exact bounds
    /// replace it, at half of 1 − level each: at S = 1 the interval is [((1 − level)/2)^(1/n), 1] with n the smallest number of customers
    /// at risk so far (Clopper and Pearson 1934 for no event among n); at S = 0 the interval is [0, u] with u the upper bound just before,
    /// or 1 − ((1 − level)/2)^(1/n) when the first events happened to all customers.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public Interval Interval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        var tail = (1 - level) / 2;
        var hasEnded = Survival is { HasValue: true, Value: 0 };
        if (_logSurvival == 0)
        {
            var root = Fewest == 0 ? 0 : Math.Exp(Math.Log(tail) / Fewest);
            return hasEnded ? Statistics.Interval.Create(0, 1 - root, level) : Statistics.Interval.Create(root, 1, level);
        }

        var spread = -NormalDistribution.Quantile(tail) * Math.Sqrt(_greenwood) / -_logSurvival;
        var upper = Math.Exp(_logSurvival * Math.Exp(-spread));
        var lower = hasEnded ? 0 : Math.Exp(_logSurvival * Math.Exp(spread));
        return Statistics.Interval.Create(Math.Min(lower, upper), upper, level);
    }

    /// <summary>Returns the time, survival and counts, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Time}: {Survival} ({EventCount} events, {CensoredCount} censored of {AtRisk})");
}
