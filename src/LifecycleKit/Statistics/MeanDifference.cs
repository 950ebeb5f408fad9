using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>How far the means of two independent groups are apart, whose variances may differ: difference, interval and p-value.</summary>
/// <remarks>
/// Welch (1947), "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34, with the
/// degrees of freedom of Satterthwaite (1946), Biometrics Bulletin 2. Both groups are kept, so parts merge into the comparison of the whole
/// as exactly as <see cref="MeanValue"/> does. <c>default</c> compares no values with no values, the neutral element of addition. Immutable and
/// safe to share between threads.
/// </remarks>
public readonly record struct MeanDifference : IAdditionOperators<MeanDifference, MeanDifference, MeanDifference>
{
    private MeanDifference(MeanValue first, MeanValue second) => (First, Second) = (first, second);

    /// <summary>The values of the first group (a treatment, say): m of them, with mean a and variance s².</summary>
    public MeanValue First { get; }

    /// <summary>The values of the second group (a control, say): n of them, with mean b, which is taken from the first, and variance r².</summary>
    public MeanValue Second { get; }

    /// <summary>Compares the means of two groups that have no value in common, in the same unit.</summary>
    /// <param name="first">The values that are compared; none are allowed.</param>
    /// <param name="second">The values that they are compared with; none are allowed.</param>
    public static MeanDifference Between(MeanValue first, MeanValue second) => new(first, second);

    /// <summary>The comparison of the unions: first with first, second with second.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static MeanDifference operator +(MeanDifference left, MeanDifference right) =>
        new(left.First + right.First, left.Second + right.Second);

    /// <summary>The same as <c>this + other</c>.</summary>
    public MeanDifference Add(MeanDifference other) => this + other;

    /// <summary>
    /// a − b in the values' unit, with the standard error √(s²/m + r²/n) when both groups have two values and one of them varies; none when
    /// a group has no values.
    /// </summary>
    public Estimate Difference()
    {
        if (First.Count == 0 || Second.Count == 0) return Estimate.None("a group has no values");
        // As decimals, so that means close together keep the digits of their difference.
        var difference = (double)(First.Sum / First.Count - Second.Sum / Second.Count);
        return WhyNoFreedom() is { } reason
            ? Estimate.Of(difference, reason)
            : Estimate.Of(difference, Math.Sqrt(Squared(First) + Squared(Second)));
    }

    /// <summary>
    /// (s²/m + r²/n)² / ((s²/m)²/(m − 1) + (r²/n)²/(n − 1)), from the smaller of m − 1 and n − 1 to m + n − 2, without a standard error; none when
    /// a group has fewer than two values, or when neither varies.
    /// </summary>
    public Estimate DegreesOfFreedom()
    {
        if (WhyNoFreedom() is { } reason) return Estimate.None(reason);
        var (first, second) = (Squared(First), Squared(Second));
        return Estimate.Of(Freedom(first / (first + second)));
    }

    /// <summary>The interval a − b ± t √(s²/m + r²/n), with t the quantile of Student's t for <see cref="DegreesOfFreedom"/>.</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">A group has fewer than two values, or neither group varies.</exception>
    public Interval WelchInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        var freedom = DegreesOfFreedom();
        if (!freedom.HasValue) throw new InvalidOperationException($"There is no interval: {freedom.Reason}.");
        var difference = Difference();
        var t = StudentDistribution.UpperQuantile((1 - level) / 2, freedom.Value);
        return Interval.Create(difference.Value - t * difference.StandardError, difference.Value + t * difference.StandardError, level);
    }

    /// <summary>
    /// The two-sided p-value of Welch's test of equal means: P(|T| ≥ |a − b|/√(s²/m + r²/n)) for Student's T with <see cref="DegreesOfFreedom"/>,
    /// without a standard error; precise however small, down to the smallest double. None when a group has fewer than two values, or when
    /// neither varies: then the data do not show how far chance alone would carry.
    /// </summary>
    public Estimate PValue()
    {
        var freedom = DegreesOfFreedom();
        if (!freedom.HasValue) return freedom;
        var difference = Difference();
        var (t, error) = (Math.Abs(difference.Value), difference.StandardError);
        return Estimate.Of(Math.Min(1, 2 * StudentDistribution.Survival(t / error, freedom.Value)));
    }

    /// <summary>The difference and how many values are in each group, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Difference()} of {First.Count} and {Second.Count}");

    private string? WhyNoFreedom() =>
        First.Count < 2 || Second.Count < 2 ? "a variance needs two values"
        : Squared(First) + Squared(Second) > 0 ? null
        : "neither group varies";

    /// <summary>The squared standard error of a mean.</summary>
    private static double Squared(MeanValue group) => group.Variance().Value / group.Count;

    /// <summary>Of the first group's part of the squared error, which alone counts, not its size.</summary>
    private double Freedom(double part) => 1 / (part * part / (First.Count - 1) + (1 - part) * (1 - part) / (Second.Count - 1));
}
