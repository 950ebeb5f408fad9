using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>The mean and variance of some values, from their count, sum and sum of squares, which merge exactly.</summary>
/// <remarks>
/// Values are rounded to eight decimals, half to even, and the sums of the rounded values are exact: parts merge exactly in any order,
/// and equal values have variance 0 for any size and number. <c>default</c> has no values and is the neutral element of addition.
/// </remarks>
public readonly record struct MeanValue : IAdditionOperators<MeanValue, MeanValue, MeanValue>
{
    private const string TooFew = "a variance needs two values";
    private const string AllEqual = "all values are equal";
    private const long UnitSize = 100_000_000;
    private const long SquaredUnitSize = UnitSize * UnitSize;

    /// <summary>The sum, in units of the eighth decimal.</summary>
    private readonly Int128 _units;
    private readonly Int256 _squaredUnits;

    private MeanValue(long count, Int128 units, Int256 squaredUnits)
    {
        Count = count;
        _units = units;
        _squaredUnits = squaredUnits;
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>The sum of the values, in their unit.</summary>
    public decimal Sum => (decimal)(_units / UnitSize) + (decimal)(_units % UnitSize) / UnitSize;

    /// <summary>Creates the mean of a single value.</summary>
    /// <param name="value">The value, within ±10¹⁵; rounded to eight decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is beyond ±10¹⁵.</exception>
    public static MeanValue Of(decimal value)
    {
        var units = UnitsOf(value);
        return new(1, units, Int256.Product(units, units));
    }

    /// <summary>
    /// Creates the mean of values from their count and sums, such as from a query. The result is the same as adding the values one by one.
    /// </summary>
    /// <param name="count">The number of values; at least 0.</param>
    /// <param name="sum">The exact sum of the values, within ±10¹⁵ a value: the values have at most eight decimals and were summed as
    /// decimals.</param>
    /// <param name="sumOfSquares">The exact sum of their squares; at least sum² / count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, the sum is beyond ±10¹⁵ a value, or no values have these sums: the sum of squares is below sum² / count.
    /// </exception>
    public static MeanValue FromSums(long count, decimal sum, decimal sumOfSquares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Math.Abs(sum) / Math.Max(1, count) > ExactAmount.Largest || (count == 0 && sum != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sum), sum, $"A sum of {count} values must be within ±1,000,000,000,000,000 a value.");
        }

        var whole = decimal.Truncate(sumOfSquares);
        var squares =
            Int256.Product((Int128)whole, SquaredUnitSize) + Int256.Product((Int128)((sumOfSquares - whole) * SquaredUnitSize), 1);
        var values = new MeanValue(count, ScaledDecimal.Round(sum, ExactAmount.Decimals), squares);
        if (sumOfSquares < 0 || (count == 0 && sumOfSquares != 0) || values.SquaredDeviations() < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sumOfSquares), sumOfSquares,
                "No values have these sums: the sum of squares must be at least the squared sum divided by the count.");
        }

        return values;
    }

    /// <summary>Merges the values of two disjoint parts.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static MeanValue operator +(MeanValue left, MeanValue right) =>
        new(left.Count + right.Count, left._units + right._units, left._squaredUnits + right._squaredUnits);

    /// <summary>Returns the same as <c>this + other</c>.</summary>
    public MeanValue Add(MeanValue other) => this + other;

    /// <summary>Adds one value.</summary>
    /// <param name="value">The value, within ±10¹⁵; rounded to eight decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is beyond ±10¹⁵.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public MeanValue Add(decimal value) => this + Of(value);

    /// <summary>
    /// Returns the mean with its standard error √(variance / count); without a value when there are no values. One value, and equal values,
    /// have a mean without a standard error.
    /// </summary>
    public Estimate Mean()
    {
        if (Count == 0) return Estimate.None("there are no values");
        var mean = (double)(Sum / Count);
        if (!Variance().TryGetValue(out var variance)) return Estimate.Of(mean, TooFew);
        return variance > 0 ? Estimate.Of(mean, Math.Sqrt(variance / Count)) : Estimate.Of(mean, AllEqual);
    }

    /// <summary>
    /// Returns the unbiased variance (divisor count − 1), in the square of the unit of the values; 0 for equal values, without a value for
    /// fewer than two values.
    /// </summary>
    public Estimate Variance() => Count < 2
        ? Estimate.None(TooFew)
        : Estimate.Of(SquaredDeviations() / (Count - 1));

    /// <summary>Returns the interval of the mean of the population of which the values are a random sample.</summary>
    /// <remarks>
    /// Student (1908), "The probable error of a mean", Biometrika 6: mean ± t √(variance / count), with t the quantile for count − 1
    /// degrees of freedom. Exact for normal values and approximate for many values of any other distribution; for a few very skewed values
    /// (such as spend) the coverage is below the level.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two values, or all values are equal.</exception>
    public Interval TInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        var mean = Mean();
        if (!mean.HasStandardError) throw new InvalidOperationException($"There is no interval: {(Count < 2 ? TooFew : AllEqual)}.");
        var half = StudentDistribution.UpperQuantile((1 - level) / 2, Count - 1) * mean.StandardError;
        return Interval.Create(mean.Value - half, mean.Value + half, level);
    }

    /// <summary>Returns the mean and the count, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean()} of {Count}");

    /// <summary>Returns Σ(x − x̄)(y − ȳ) of pairs, from the values of two means with one count and the sum of the products.</summary>
    internal static double CoDeviation(MeanValue x, MeanValue y, Int256 products)
    {
        // Σ(x − x̄)(y − ȳ) = Σ(x − c)(y − d) − Σ(x − c) Σ(y − d) / n for any c and d. With the means rounded to whole units, both terms are
        // exact before they become doubles, and for equal x and y the second is at most half of the first: nothing cancels.
        var (centreX, centreY) = (x.Centre(), y.Centre());
        var (restX, restY) = (x._units - x.Count * centreX, y._units - y.Count * centreY);
        var about = products - Int256.Product(centreX, y._units) - Int256.Product(centreY, restX);
        return ((double)about - (double)restX * (double)restY / x.Count) / SquaredUnitSize;
    }

    /// <summary>Returns the product of two values, in squared units of the eighth decimal.</summary>
    internal static Int256 Product(decimal x, decimal y) => Int256.Product(UnitsOf(x), UnitsOf(y));

    /// <summary>Returns Σ(x − x̄)²; 0 for no values, and exactly 0 for equal values.</summary>
    internal double SquaredDeviations() => Count == 0 ? 0 : CoDeviation(this, this, _squaredUnits);

    private static Int128 UnitsOf(decimal value) => Math.Abs(value) <= ExactAmount.Largest
        ? ScaledDecimal.Round(value, ExactAmount.Decimals)
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, "A value must be within ±1,000,000,000,000,000, so that sums stay exact.");

    /// <summary>The mean, rounded to whole units; there must be values.</summary>
    private Int128 Centre()
    {
        var (centre, rest) = Int128.DivRem(_units, Count);
        return 2 * Int128.Abs(rest) > Count ? centre + Int128.Sign(rest) : centre;
    }
}
