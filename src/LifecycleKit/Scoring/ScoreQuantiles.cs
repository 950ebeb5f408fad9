using System.Collections.Immutable;

namespace LifecycleKit.Scoring;

/// <summary>The percentiles of a figure among the customers of a fit: 101 numbers from the least to the greatest.</summary>
/// <remarks>Frozen with the model, so that a percentile depends on the customer and the model alone. Equal when all numbers are.</remarks>
public sealed class ScoreQuantiles : IEquatable<ScoreQuantiles>
{
    /// <summary>The number of numbers: 101, for the percentiles 0 to 100.</summary>
    public const int Length = 101;

    private ScoreQuantiles(ImmutableArray<decimal> values) => Values = values;

    /// <summary>
    /// The percentiles 0, 1, 2, …, 100 by linear interpolation (Hyndman–Fan type 7), rounded to eight decimals; the first is the least
    /// value of a customer, the last the greatest.
    /// </summary>
    public ImmutableArray<decimal> Values { get; }

    /// <summary>Creates the percentiles of known values.</summary>
    /// <param name="values">The values of the customers, in any order, from −10²⁴ to 10²⁴.</param>
    /// <returns>The percentiles; null without values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static ScoreQuantiles? Of(IEnumerable<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return null;
        if (!IsInRange(sorted[0]) || !IsInRange(sorted[^1]))
            throw new ArgumentOutOfRangeException(nameof(values), "A value must be from -10^24 to 10^24.");
        return new ScoreQuantiles([.. Enumerable.Range(0, Length).Select(percentile => Quantile(sorted, percentile))]);
    }

    /// <summary>Returns the percentile of a value: the greatest percentile that the value reaches.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>
    /// From 0 to 100: at least this percentage of the customers of the fit have this value or less, up to interpolation; 0 for a value
    /// below the first percentile, 100 for one that no customer of the fit exceeded.
    /// </returns>
    public int PercentileOf(decimal value)
    {
        // Values never fall along the list; the first is percentile 0, which every value has.
        var reached = LowerBound.Find(1, Length, (Values, value), static (i, x) => x.Values[i] <= x.value);
        return reached - 1;
    }

    /// <inheritdoc/>
    public bool Equals(ScoreQuantiles? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScoreQuantiles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values[0], Values[Length / 2], Values[^1]);

    /// <summary>Returns the least value, the median and the greatest value; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"from {Values[0]} over {Values[Length / 2]} to {Values[^1]}");

    /// <summary>Rounds a figure to eight decimals, as conditions compare it; 10²⁴ for a greater figure, and for an infinite one.</summary>
    internal static decimal Rounded(double value)
    {
        const double most = 9e10;
        if (value < most) return new decimal((long)Math.Round(value * 1e8)) / 1e8m;
        return value < (double)Rfm.RfmValues.MaxMonetary ? (decimal)value : Rfm.RfmValues.MaxMonetary;
    }

    /// <summary>Returns the percentiles that a text has; null when they are not 101 numbers in range that never fall.</summary>
    internal static ScoreQuantiles? Read(IReadOnlyList<decimal> values)
    {
        var isRight = values.Count == Length && values.All(IsInRange) && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);
        return isRight ? new ScoreQuantiles([.. values]) : null;
    }

    private static bool IsInRange(decimal value) => Math.Abs(value) <= Rfm.RfmValues.MaxMonetary;

    private static decimal Quantile(decimal[] sorted, int percentile)
    {
        var position = (long)(sorted.Length - 1) * percentile;
        var (index, rest) = ((int)(position / 100), position % 100);
        if (rest == 0) return sorted[index];
        return Math.Round(sorted[index] + (sorted[index + 1] - sorted[index]) * rest / 100, 8);
    }
}
