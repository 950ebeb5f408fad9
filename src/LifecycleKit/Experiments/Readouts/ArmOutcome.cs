using System.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>What the customers of one arm came to: how many, who converted, revenue, and with it the spend before the experiment.</summary>
/// <remarks>
/// Every customer of the arm belongs in it, also who did nothing (revenue 0): leaving those out compares other people. All sums are decimals, so
/// parts (days, shards) merge exactly and in any order as long as sums of products need at most 28 digits. <c>default</c> is nobody, the neutral
/// element of addition. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct ArmOutcome : IAdditionOperators<ArmOutcome, ArmOutcome, ArmOutcome>
{
    private readonly long _converted;
    private readonly decimal _sumOfProducts;

    private ArmOutcome(long converted, MeanValue revenue, MeanValue preRevenue, decimal sumOfProducts) =>
        (_converted, Revenue, PreRevenue, _sumOfProducts) = (converted, revenue, preRevenue, sumOfProducts);

    /// <summary>How many customers.</summary>
    public long Customers => Revenue.Count;

    /// <summary>Those who converted among all.</summary>
    public Ratio Conversion => Ratio.Of(_converted, Customers);

    /// <summary>Revenue per customer in the reporting currency, zeros included.</summary>
    public MeanValue Revenue { get; }

    /// <summary>Revenue per customer before the experiment, of those for whom it was given.</summary>
    public MeanValue PreRevenue { get; }

    /// <summary>What one customer came to.</summary>
    /// <param name="converted">Whether he converted, once or often.</param>
    /// <param name="revenue">His revenue from exposure on, 0 for none; below 0 when more was refunded than sold.</param>
    /// <param name="preRevenue">
    /// His revenue in a period fixed beforehand that ends before his exposure, 0 for none; null, by default, when it is not known, and then
    /// there is no CUPED for the arm.
    /// </param>
    /// <exception cref="OverflowException">The square of an amount, or the product of both, exceeds the range of <see cref="decimal"/>.</exception>
    public static ArmOutcome Of(bool converted, decimal revenue, decimal? preRevenue = null) => preRevenue is { } before
        ? new(converted ? 1 : 0, MeanValue.Of(revenue), MeanValue.Of(before), revenue * before)
        : new(converted ? 1 : 0, MeanValue.Of(revenue), default, 0);

    /// <summary>The customers of two disjoint parts taken together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static ArmOutcome operator +(ArmOutcome left, ArmOutcome right) => new(
        left._converted + right._converted, left.Revenue + right.Revenue, left.PreRevenue + right.PreRevenue, left._sumOfProducts + right._sumOfProducts);

    /// <summary>The same as <c>this + other</c>.</summary>
    public ArmOutcome Add(ArmOutcome other) => this + other;

    /// <summary>The counts, conversion and mean revenue, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Conversion} converted, revenue {Revenue}");

    /// <summary>Σ(x − x̄)(y − ȳ) of spend before and revenue after, where every customer has both; without cancellation, as decimals.</summary>
    internal double CoDeviation()
    {
        // As in MeanValue: about centres rounded to the amounts' own decimals the sums are exact.
        var (n, x, y) = (Customers, PreRevenue.Sum, Revenue.Sum);
        var (centreX, centreY) = (decimal.Round(x / n, x.Scale), decimal.Round(y / n, y.Scale));
        var (restX, restY) = (x - n * centreX, y - n * centreY);
        return (double)(_sumOfProducts - centreX * y - centreY * restX - restX * restY / n);
    }
}
