using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>How far the shares of two independent groups are apart: difference, interval and p-value.</summary>
/// <remarks>
/// The two counts of each group are kept, so parts (shards, days) merge into the comparison of the whole. A group of nobody has no
/// share, and then there is no difference: <see cref="Difference"/> and <see cref="PValue"/> say so. <c>default</c> compares nobody with
/// nobody, the neutral element of addition. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct ProportionDifference : IAdditionOperators<ProportionDifference, ProportionDifference, ProportionDifference>
{
    private ProportionDifference(Ratio first, Ratio second) => (First, Second) = (first, second);

    /// <summary>a, the share of the first group (a treatment, say).</summary>
    public Ratio First { get; }

    /// <summary>b, the share of the second group (a control, say), which is taken from the first.</summary>
    public Ratio Second { get; }

    /// <summary>Whether both groups have a share, that is, a denominator above 0.</summary>
    public bool IsDefined => First.IsDefined && Second.IsDefined;

    /// <summary>Compares the shares of two groups that have no member in common.</summary>
    /// <param name="first">The share that is compared; its numerator counts some of its denominator.</param>
    /// <param name="second">The share that it is compared with.</param>
    /// <exception cref="ArgumentOutOfRangeException">A numerator is not from 0 to its denominator.</exception>
    public static ProportionDifference Between(Ratio first, Ratio second)
    {
        if (!first.IsShare) throw new ArgumentOutOfRangeException(nameof(first), first, "The ratio is not a share: it is not from 0 to 1.");
        if (!second.IsShare) throw new ArgumentOutOfRangeException(nameof(second), second, "The ratio is not a share: it is not from 0 to 1.");
        return new ProportionDifference(first, second);
    }

    /// <summary>The comparison of the unions: first with first, second with second.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static ProportionDifference operator +(ProportionDifference left, ProportionDifference right) =>
        new(left.First + right.First, left.Second + right.Second);

    /// <summary>The same as <c>this + other</c>.</summary>
    public ProportionDifference Add(ProportionDifference other) => this + other;

    /// <summary>
    /// a − b, from −1 to 1, with the unpooled standard error √(a(1 − a)/m + b(1 − b)/n) of groups of m and n; none when a denominator is 0.
    /// When each share is 0 or 1 there is no standard error, but still the <see cref="NewcombeInterval"/>.
    /// </summary>
    public Estimate Difference()
    {
        if (!IsDefined) return Estimate.None("a denominator is zero");
        var (a, b) = (Share(First), Share(Second));
        var squared = a * (1 - a) / (double)First.Denominator + b * (1 - b) / (double)Second.Denominator;
        return squared > 0 ? Estimate.Of(a - b, Math.Sqrt(squared)) : Estimate.Of(a - b, "each share is 0 or 1");
    }

    /// <summary>The interval of the difference, from the Wilson intervals of both shares.</summary>
    /// <remarks>
    /// Newcombe (1998), "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
    /// Medicine 17, 873–890, method 10: with the Wilson intervals [l, u] of a and [l′, u′] of b, from a − b − √((a − l)² + (u′ − b)²) to
    /// a − b + √((u − a)² + (b − l′)²). It stays in [−1, 1], holds a − b, and turns its sign with the groups.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">A denominator is 0.</exception>
    public Interval NewcombeInterval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        if (!IsDefined) throw new InvalidOperationException("There is no difference: a denominator is zero.");
        var (a, b, ofA, ofB) = (Share(First), Share(Second), First.WilsonInterval(level), Second.WilsonInterval(level));
        var below = Length(a - ofA.Lower, ofB.Upper - b);
        var above = Length(ofA.Upper - a, b - ofB.Lower);
        return Interval.Create(Math.Max(-1, a - b - below), Math.Min(1, a - b + above), level);
    }

    /// <summary>
    /// The two-sided p-value of the z test of equal shares: P(|Z| ≥ |z|) for a standard normal Z, without a standard error; none when a
    /// denominator is 0.
    /// </summary>
    /// <remarks>
    /// z = (a − b)/√(c(1 − c)(1/m + 1/n)) with the pooled share c of both groups of m and n, without a correction for continuity; its
    /// square is Pearson's χ² of the fourfold table (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, section
    /// 3.1). Precise however small, down to the smallest double. Where the pooled share is 0 or 1 the groups do not differ, and it is 1. The
    /// interval is of another make, so either may see a difference where the other, narrowly, does not.
    /// </remarks>
    public Estimate PValue()
    {
        if (!IsDefined) return Estimate.None("a denominator is zero");
        var (m, n) = ((double)First.Denominator, (double)Second.Denominator);
        var (with, all) = ((double)First.Numerator + (double)Second.Numerator, m + n);
        var without = (double)(First.Denominator - First.Numerator) + (double)(Second.Denominator - Second.Numerator);
        var variance = with / all * (without / all) * (1 / m + 1 / n);
        return Estimate.Of(variance == 0 ? 1 : 2 * NormalDistribution.Survival(Math.Abs(Share(First) - Share(Second)) / Math.Sqrt(variance)));
    }

    /// <summary>Both shares and their difference, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{First} − {Second} = {Difference()}");

    private static double Share(Ratio ratio) => (double)ratio.Numerator / (double)ratio.Denominator;

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
