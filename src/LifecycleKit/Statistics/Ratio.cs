using System.Numerics;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

/// <summary>A quotient that keeps its numerator and denominator, so that ratios of parts merge into the ratio of the whole.</summary>
/// <remarks>
/// The parts are decimals, for counts and for money, and addition is exact. With denominator 0 the ratio is undefined, and
/// <see cref="ToEstimate"/> has no value. <c>default</c> is 0/0 and is the neutral element of addition. 1/2 and 2/4 are different ratios.
/// </remarks>
public readonly record struct Ratio : IAdditionOperators<Ratio, Ratio, Ratio>
{
    private Ratio(decimal numerator, decimal denominator) => (Numerator, Denominator) = (numerator, denominator);

    /// <summary>The numerator, in its own unit (a count, or money in the reporting currency).</summary>
    public decimal Numerator { get; }

    /// <summary>The denominator, at least 0.</summary>
    public decimal Denominator { get; }

    /// <summary>Whether the denominator is above 0.</summary>
    public bool IsDefined => Denominator > 0;

    /// <summary>Whether the numerator can be a count of some of the denominator; true for 0/0.</summary>
    internal bool IsShare => Numerator >= 0 && Numerator <= Denominator;

    /// <summary>Creates a ratio.</summary>
    /// <param name="numerator">Any number; it may be negative (a net revenue churn) or exceed the denominator.</param>
    /// <param name="denominator">At least 0; 0 makes the ratio undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is negative.</exception>
    public static Ratio Of(decimal numerator, decimal denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        return new Ratio(numerator, denominator);
    }

    /// <summary>Merges the ratios of two disjoint parts: adds the numerators and the denominators.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="decimal"/>.</exception>
    public static Ratio operator +(Ratio left, Ratio right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    /// <summary>Returns the same as <c>this + other</c>.</summary>
    public Ratio Add(Ratio other) => this + other;

    /// <summary>Returns the quotient, or the reason why it is undefined.</summary>
    public Estimate ToEstimate() => IsDefined
        ? Estimate.Of((double)Numerator / (double)Denominator)
        : Estimate.None("the denominator is zero");

    /// <summary>Returns the Wilson interval of a share, whose numerator counts the members of the denominator with some property.</summary>
    /// <remarks>
    /// Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
    /// Association 22: all shares p with |p̂ − p| ≤ z √(p (1 − p) / n). The interval stays in [0, 1] and is valid for small counts too.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">The denominator is 0, or the numerator is not from 0 to the denominator.</exception>
    public Interval WilsonInterval(double level = 0.95)
    {
        CheckShare(level);
        var (n, share) = ((double)Denominator, (double)Numerator / (double)Denominator);
        var z = NormalDistribution.Quantile((1 - level) / 2);
        var square = z * z / n;
        var centre = (share + square / 2) / (1 + square);
        var half = -z / (1 + square) * Math.Sqrt((share * (1 - share) + square / 4) / n);
        return Interval.Create(
            Numerator == 0 ? 0 : Math.Max(0, centre - half), Numerator == Denominator ? 1 : Math.Min(1, centre + half), level);
    }

    /// <summary>Returns the exact interval of a share. For every true share, its coverage is at least its level.</summary>
    /// <remarks>
    /// Clopper and Pearson (1934), "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26: with
    /// k of n and α = 1 − level, from the α/2 quantile of Beta(k, n − k + 1) to the 1 − α/2 quantile of Beta(k + 1, n − k); 0 for k = 0, 1
    /// for k = n. The interval is wider than <see cref="WilsonInterval"/>, whose average coverage is the level. Meant for counts up to
    /// about 10⁹.
    /// </remarks>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">
    /// The denominator is 0, the numerator is not from 0 to the denominator, or either is not a whole number.
    /// </exception>
    public Interval ClopperPearsonInterval(double level = 0.95)
    {
        CheckShare(level);
        if (!decimal.IsInteger(Numerator) || !decimal.IsInteger(Denominator))
            throw new InvalidOperationException($"{this} is not a quotient of counts: the exact interval needs whole numbers.");
        var (with, without) = ((double)Numerator, (double)(Denominator - Numerator));
        var tail = (1 - level) / 2;
        var lower = with == 0 ? 0 : BetaQuantile.Of(with, without + 1, tail).X;
        // The upper bound is 1 minus the lower bound of the share without the property.
        var upper = without == 0 ? 1 : BetaQuantile.Of(without, with + 1, tail).OneMinusX;
        return Interval.Create(lower, upper, level);
    }

    /// <summary>Returns the ratio as <c>numerator/denominator</c>, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");

    private void CheckShare(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        if (!IsDefined) throw new InvalidOperationException("There is no share: the denominator is zero.");
        if (!IsShare) throw new InvalidOperationException($"{this} is not a share: it is not from 0 to 1.");
    }
}
