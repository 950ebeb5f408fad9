using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>The difference of the means of two independent groups, whose variances may differ, with its interval and p-value.</summary>
/// <remarks>
/// Welch (1947), "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34, with
/// the degrees of freedom of Satterthwaite (1946), Biometrics Bulletin 2. Both groups are kept, so the comparisons of parts merge exactly
/// into the comparison of the whole. <c>default</c> compares no values with no values and is the neutral element of <see cref="Merge"/>.
/// </remarks>
public readonly record struct MeanDifference
{
    private MeanDifference(MeanValue first, MeanValue second) => (First, Second) = (first, second);

    /// <summary>The values of the first group (such as a treatment): m values with mean a and variance s².</summary>
    public MeanValue First { get; }

    /// <summary>
    /// The values of the second group (such as a control): n values with mean b, which is subtracted from a, and variance r².
    /// </summary>
    public MeanValue Second { get; }

    /// <summary>Compares the means of two groups that have no value in common, in the same unit.</summary>
    /// <param name="first">The values of the first group; may be empty.</param>
    /// <param name="second">The values of the second group; may be empty.</param>
    public static MeanDifference Between(MeanValue first, MeanValue second) => new(first, second);

    /// <summary>Returns the comparison of the merged groups: both first groups together with both second groups together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public MeanDifference Merge(MeanDifference other) => new(First + other.First, Second + other.Second);

    /// <summary>
    /// Returns a − b in the unit of the values, with the standard error √(s²/m + r²/n) when both groups have two values and one of them
    /// varies; without a value when a group has no values.
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
    /// Returns (s²/m + r²/n)² / ((s²/m)²/(m − 1) + (r²/n)²/(n − 1)), from the smaller of m − 1 and n − 1 to m + n − 2, without a standard
    /// error; without a value when a group has fewer than two values, or when neither varies.
    /// </summary>
    public Estimate DegreesOfFreedom()
    {
        if (WhyNoFreedom() is { } reason) return Estimate.None(reason);
        var (first, second) = (Squared(First), Squared(Second));
        return Estimate.Of(Freedom(first / (first + second)));
    }

    /// <summary>
    /// Returns the interval a − b ± t √(s²/m + r²/n), with t the quantile of Student's t for <see cref="DegreesOfFreedom"/>.
    /// </summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">A group has fewer than two values, or neither group varies.</exception>
    public Interval WelchInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        var freedom = DegreesOfFreedom();
        if (!freedom.HasValue) throw new InvalidOperationException($"There is no interval: {freedom.Reason}.");
        var difference = Difference();
        var t = StudentDistribution.UpperQuantile((1 - level) / 2, freedom.Value);
        return Interval.Create(difference.Value - t * difference.StandardError, difference.Value + t * difference.StandardError, level);
    }

    /// <summary>
    /// Returns the two-sided p-value of Welch's test of equal means: P(|T| ≥ |a − b|/√(s²/m + r²/n)) for Student's T with
    /// <see cref="DegreesOfFreedom"/>, without a standard error; small values are precise down to the smallest double. Without a value when
    /// a group has fewer than two values, or when neither varies, since the data then do not show the effect of chance.
    /// </summary>
    public Estimate PValue()
    {
        var freedom = DegreesOfFreedom();
        if (!freedom.HasValue) return freedom;
        var difference = Difference();
        var (t, error) = (Math.Abs(difference.Value), difference.StandardError);
        return Estimate.Of(Math.Min(1, 2 * StudentDistribution.Survival(t / error, freedom.Value)));
    }

    /// <summary>Returns the difference and the counts of both groups, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Difference()} of {First.Count} and {Second.Count}");

    private string? WhyNoFreedom() =>
        First.Count < 2 || Second.Count < 2 ? "a variance needs two values"
        : Squared(First) + Squared(Second) > 0 ? null
        : "neither group varies";

    /// <summary>The squared standard error of a mean.</summary>
    private static double Squared(MeanValue group) => group.Variance().Value / group.Count;

    /// <summary>
    /// The degrees of freedom by the first group's part of the squared error; only the part matters, not the size of the error.
    /// </summary>
    private double Freedom(double part) => 1 / (part * part / (First.Count - 1) + (1 - part) * (1 - part) / (Second.Count - 1));
}
