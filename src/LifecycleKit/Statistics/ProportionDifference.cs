using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>The difference of the shares of two independent groups, with its interval and p-value.</summary>
/// <remarks>
/// The two counts of each group are kept, so the comparisons of parts (shards, days) merge into the comparison of the whole. An empty
/// group has no share, and then <see cref="Difference"/> and <see cref="PValue"/> have a reason and no value. <c>default</c> compares two
/// empty groups and is the neutral element of <see cref="Merge"/>.
/// </remarks>
public readonly record struct ProportionDifference
{
    private ProportionDifference(Ratio first, Ratio second) => (First, Second) = (first, second);

    /// <summary>a, the share of the first group (such as a treatment).</summary>
    public Ratio First { get; }

    /// <summary>b, the share of the second group (such as a control), which is subtracted from a.</summary>
    public Ratio Second { get; }

    /// <summary>Whether both groups have a share, that is, a denominator above 0.</summary>
    public bool IsDefined => First.IsDefined && Second.IsDefined;

    /// <summary>Compares the shares of two groups that have no member in common.</summary>
    /// <param name="first">The share of the first group; its numerator counts some of its denominator.</param>
    /// <param name="second">The share of the second group.</param>
    /// <exception cref="ArgumentOutOfRangeException">A numerator is not from 0 to its denominator.</exception>
    public static ProportionDifference Between(Ratio first, Ratio second)
    {
        if (!first.IsShare) throw new ArgumentOutOfRangeException(nameof(first), first, "The ratio is not a share: it is not from 0 to 1.");
        if (!second.IsShare)
            throw new ArgumentOutOfRangeException(nameof(second), second, "The ratio is not a share: it is not from 0 to 1.");
        return new ProportionDifference(first, second);
    }

    /// <summary>Returns the comparison of the merged groups: both first groups together with both second groups together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public ProportionDifference Merge(ProportionDifference other) => new(First + other.First, Second + other.Second);

    /// <summary>
    /// Returns a − b, from −1 to 1, with the unpooled standard error √(a(1 − a)/m + b(1 − b)/n) of groups of m and n; without a value when
    /// a denominator is 0. When each share is 0 or 1 there is no standard error, but still a <see cref="NewcombeInterval"/>.
    /// </summary>
    public Estimate Difference()
    {
        if (!IsDefined) return Estimate.None("a denominator is zero");
        var (a, b) = (Share(First), Share(Second));
        var squared = a * (1 - a) / (double)First.Denominator + b * (1 - b) / (double)Second.Denominator;
        return squared > 0 ? Estimate.Of(a - b, Math.Sqrt(squared)) : Estimate.Of(a - b, "each share is 0 or 1");
    }

    /// <summary>Returns the interval of the difference, from the Wilson intervals of both shares.</summary>
    /// <remarks>
    /// Newcombe (1998), "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics
    /// in Medicine 17, 873–890, method 10: with the Wilson intervals [l, u] of a and [l′, u′] of b, from a − b − √((a − l)² + (u′ − b)²) to
    /// a − b + √((u − a)² + (b − l′)²). The interval stays in [−1, 1], contains a − b, and changes its sign when the groups are exchanged.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">A denominator is 0.</exception>
    public Interval NewcombeInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (!IsDefined) throw new InvalidOperationException("There is no difference: a denominator is zero.");
        var (a, b) = (Share(First), Share(Second));
        var (ofA, ofB) = (First.WilsonInterval(level), Second.WilsonInterval(level));
        var below = Length(a - ofA.Lower, ofB.Upper - b);
        var above = Length(ofA.Upper - a, b - ofB.Lower);
        return Interval.Create(Math.Max(-1, a - b - below), Math.Min(1, a - b + above), level);
    }

    /// <summary>
    /// Returns the two-sided p-value of the z test of equal shares: P(|Z| ≥ |z|) for a standard normal Z, without a standard error; without
    /// a value when a denominator is 0.
    /// </summary>
    /// <remarks>
    /// z = (a − b)/√(c(1 − c)(1/m + 1/n)) with the pooled share c of both groups of m and n, without a correction for continuity; its
    /// square is Pearson's χ² of the fourfold table (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003,
    /// section
    /// 3.1). Small values are precise down to the smallest double. When the pooled share is 0 or 1 the groups do not differ, and the
    /// p-value is
    /// 1. The interval uses another method, so in narrow cases only one of the two shows a difference.
    /// </remarks>
    public Estimate PValue()
    {
        if (!IsDefined) return Estimate.None("a denominator is zero");
        var (m, n) = ((double)First.Denominator, (double)Second.Denominator);
        var (with, all) = ((double)First.Numerator + (double)Second.Numerator, m + n);
        var without = (double)(First.Denominator - First.Numerator) + (double)(Second.Denominator - Second.Numerator);
        var variance = with / all * (without / all) * (1 / m + 1 / n);
        return Estimate.Of(
            variance == 0 ? 1 : 2 * NormalDistribution.Survival(Math.Abs(Share(First) - Share(Second)) / Math.Sqrt(variance)));
    }

    /// <summary>Returns both shares and their difference, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{First} − {Second} = {Difference()}");

    private static double Share(Ratio ratio) => (double)ratio.Numerator / (double)ratio.Denominator;

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
