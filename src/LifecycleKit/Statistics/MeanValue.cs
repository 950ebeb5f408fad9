using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>Count, sum and sum of squares of some values: their mean and variance, mergeable without loss.</summary>
/// <remarks>
/// The sums are decimals, so parts merge exactly and in any order as long as the sum of squares needs at most 28 digits, none of
/// them past the 28th decimal (a thousand million amounts of nine digits). <c>default</c> is no values, the neutral element of addition.
/// Immutable and safe to share between threads.
/// </remarks>
public readonly record struct MeanValue : IAdditionOperators<MeanValue, MeanValue, MeanValue>
{
    private readonly decimal _sumOfSquares;

    private MeanValue(long count, decimal sum, decimal sumOfSquares) => (Count, Sum, _sumOfSquares) = (count, sum, sumOfSquares);

    /// <summary>How many values.</summary>
    public long Count { get; }

    /// <summary>Their sum, in the values' unit.</summary>
    public decimal Sum { get; }

    /// <summary>A single value.</summary>
    /// <exception cref="OverflowException">The square of the value exceeds the range of <see cref="decimal"/>.</exception>
    public static MeanValue Of(decimal value) => new(1, value, value * value);

    /// <summary>The values of two disjoint parts taken together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static MeanValue operator +(MeanValue left, MeanValue right) =>
        new(left.Count + right.Count, left.Sum + right.Sum, left._sumOfSquares + right._sumOfSquares);

    /// <summary>The same as <c>this + other</c>.</summary>
    public MeanValue Add(MeanValue other) => this + other;

    /// <summary>One more value.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public MeanValue Add(decimal value) => this + Of(value);

    /// <summary>The mean, with its standard error √(variance / count) from two values on, or the reason why there is none.</summary>
    public Estimate Mean()
    {
        if (Count == 0) return Estimate.None("there are no values");
        var mean = (double)(Sum / Count);
        return Variance().TryGetValue(out var variance) ? Estimate.Of(mean, Math.Sqrt(variance / Count)) : Estimate.Of(mean);
    }

    /// <summary>The unbiased variance (divisor count − 1), in the square of the values' unit; none with fewer than two values.</summary>
    public Estimate Variance()
    {
        if (Count < 2) return Estimate.None("a variance needs two values");
        // Σ(x − mean)² = Σ(x − c)² − (Σ(x − c))² / n for any c. With c the mean rounded to the values' own decimals, both sums are
        // exact decimals, so nothing cancels, however close together large values lie.
        var centre = decimal.Round(Sum / Count, Sum.Scale);
        var deviation = Sum - Count * centre;
        var squaredDeviations = _sumOfSquares - centre * (Sum + deviation) - deviation * deviation / Count;
        return Estimate.Of(Math.Max(0, (double)squaredDeviations) / (Count - 1));
    }

    /// <summary>The interval of the mean of many such values, of which these are a random sample.</summary>
    /// <remarks>
    /// Student (1908), "The probable error of a mean", Biometrika 6: mean ± t √(variance / count), with t the quantile for count − 1 degrees of
    /// freedom. Exact for normal values, near for many of any other kind; for few and very skewed ones (spend) its coverage is below the
    /// level. Of equal values it is that point, which says nothing.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two values.</exception>
    public Interval TInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        if (Count < 2) throw new InvalidOperationException("There is no interval: a variance needs two values.");
        var mean = Mean();
        var half = StudentDistribution.UpperQuantile((1 - level) / 2, Count - 1) * mean.StandardError;
        return Interval.Create(mean.Value - half, mean.Value + half, level);
    }

    /// <summary>The mean and the count, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean()} of {Count}");
}
