using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>One time of a Kaplan–Meier curve at which events or censorings happened, and survival from then on.</summary>
/// <remarks><c>default</c> is no step of any curve. Immutable and safe to share between threads.</remarks>
public readonly record struct SurvivalStep
{
    /// <summary>Σ d / (n(n − d)) and ln S, both up to the last time before S reached 0.</summary>
    private readonly double _greenwood;
    private readonly double _logSurvival;

    internal SurvivalStep(
        double time, long atRisk, long events, long censored, Estimate survival, double greenwood, double logSurvival, long fewest)
    {
        (Time, AtRisk, EventCount, CensoredCount, Survival) = (time, atRisk, events, censored, survival);
        (_greenwood, _logSurvival, Fewest) = (greenwood, logSurvival, fewest);
    }

    /// <summary>The time, in the unit of the durations.</summary>
    public double Time { get; }

    /// <summary>n, the customers under observation at that time to whom nothing had happened before it, at least 1.</summary>
    public long AtRisk { get; }

    /// <summary>d, the customers to whom the event happened at that time.</summary>
    public long EventCount { get; }

    /// <summary>The customers whose observation ended at that time without the event; they are at risk of it still.</summary>
    public long CensoredCount { get; }

    /// <summary>
    /// S, the probability that the event comes after that time, with Greenwood's standard error. There is none as long as there was no
    /// event, and none at S = 0, where Greenwood's formula is 0 · ∞; <see cref="Interval"/> has bounds there too.
    /// </summary>
    public Estimate Survival { get; }

    /// <summary>The fewest customers at risk at any time up to this one, or until S reached 0.</summary>
    internal long Fewest { get; }

    internal double Greenwood => _greenwood;

    /// <summary>The interval of S: S^exp(±z √G / ln S) with Greenwood's sum G, which never leaves [0, 1].</summary>
    /// <remarks>
    /// Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. 2002, section 1.4. Where that is 0/0, exact bounds
    /// stand in, at half of 1 − level each: at S = 1 it is [((1 − level)/2)^(1/n), 1] with n the fewest customers at risk at any time so far
    /// (Clopper and Pearson 1934 for no event among n); at S = 0 it is [0, u] with u the upper bound just before, or 1 − ((1 − level)/2)^(1/n)
    /// when the first events took all customers.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public Interval Interval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
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

    /// <summary>The time, survival and counts, culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Time}: {Survival} ({EventCount} events, {CensoredCount} censored of {AtRisk})");
}
