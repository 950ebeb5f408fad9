using System.Numerics;

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

    /// <summary>The mean and the count, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean()} of {Count}");
}
