namespace LifecycleKit.Statistics;

/// <summary>A confidence interval: two bounds and the level at which they hold.</summary>
/// <remarks>
/// Both bounds belong to the interval. A bound may be infinite, never NaN.
/// <c>default</c> is the point 0 at level 0.
/// </remarks>
public readonly record struct Interval
{
    private Interval(double lower, double upper, double level)
    {
        Lower = lower;
        Upper = upper;
        Level = level;
    }

    /// <summary>The lower bound, in the unit of the estimate; −∞ where there is none.</summary>
    public double Lower { get; }

    /// <summary>The upper bound, in the unit of the estimate; +∞ where there is none.</summary>
    public double Upper { get; }

    /// <summary>The confidence level, in (0, 1), such as 0.95.</summary>
    public double Level { get; }

    /// <summary>The distance between the bounds; +∞ when either is infinite.</summary>
    public double Width => double.IsFinite(Lower) && double.IsFinite(Upper) ? Upper - Lower : double.PositiveInfinity;

    /// <summary>Creates an interval.</summary>
    /// <param name="lower">The lower bound; −∞ is allowed.</param>
    /// <param name="upper">The upper bound, at least <paramref name="lower"/>; +∞ is allowed.</param>
    /// <param name="level">The confidence level, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is NaN, the lower bound is above the upper bound, or the level is outside (0,
    /// 1).</exception>
    public static Interval Create(double lower, double upper, double level)
    {
        if (!(lower <= upper))
        {
            throw new ArgumentOutOfRangeException(
                nameof(upper), upper, FormattableString.Invariant($"The upper bound must be a number, at least the lower bound, {lower}."));
        }

        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        return new Interval(lower, upper, level);
    }

    /// <summary>Returns whether <paramref name="value"/> is between the bounds, both included; false for NaN.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>Returns the interval as <c>[lower, upper] at level</c>, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"[{Lower}, {Upper}] at {Level}");
}
