using System.Numerics;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>What the customers of one arm came to: how many, who converted, revenue, and with it the spend before the experiment.</summary>
/// <remarks>
/// Every customer of the arm belongs in it, also who did nothing (revenue 0): leaving those out compares other people. Amounts are rounded
/// to eight decimals, and their sums are exact, so parts (days, shards) merge exactly and in any order. <c>default</c> is no customer, the
/// neutral element of addition. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct ArmOutcome : IAdditionOperators<ArmOutcome, ArmOutcome, ArmOutcome>
{
    private readonly long _converted;
    private readonly Int256 _products;

    private ArmOutcome(long converted, MeanValue revenue, MeanValue preRevenue, Int256 products) =>
        (_converted, Revenue, PreRevenue, _products) = (converted, revenue, preRevenue, products);

    /// <summary>How many customers.</summary>
    public long CustomerCount => Revenue.Count;

    /// <summary>Those who converted among all.</summary>
    public Ratio Conversion => Ratio.Of(_converted, CustomerCount);

    /// <summary>Revenue per customer in the reporting currency, zeros included.</summary>
    public MeanValue Revenue { get; }

    /// <summary>Revenue per customer before the experiment, of those for whom it was given.</summary>
    public MeanValue PreRevenue { get; }

    /// <summary>What one customer came to.</summary>
    /// <param name="converted">Whether the customer converted, once or often.</param>
    /// <param name="revenue">Their revenue from exposure on, 0 for none; below 0 when more was refunded than sold. Within ±10¹⁵.</param>
    /// <param name="preRevenue">
    /// Their revenue in a period fixed beforehand that ends before their exposure, 0 for none, within ±10¹⁵; null, by default, when it is
    /// not known, and then there is no CUPED for the arm.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is beyond ±10¹⁵.</exception>
    public static ArmOutcome Of(bool converted, decimal revenue, decimal? preRevenue = null) => preRevenue is { } before
        ? new(converted ? 1 : 0, MeanValue.Of(revenue), MeanValue.Of(before), MeanValue.Product(revenue, before))
        : new(converted ? 1 : 0, MeanValue.Of(revenue), default, default);

    /// <summary>
    /// An arm of which only counts and sums are known: the same as adding its customers one by one, without spend before.
    /// </summary>
    /// <param name="converted">How many customers converted; from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">How many customers the arm has, also those who did nothing; at least 0.</param>
    /// <param name="revenueSum">
    /// The sum of their revenues, exact, as <see cref="MeanValue.FromSums"/> says; 0, by default, for none. Without revenue there is no
    /// comparison of revenues: neither arm varies.
    /// </param>
    /// <param name="revenueSumOfSquares">The sum of the squares of each customer's revenue; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, more converted than there are, or no customers have these sums: the sum of squares is below the squared sum
    /// divided by the customers.
    /// </exception>
    public static ArmOutcome FromCounts(long converted, long customers, decimal revenueSum = 0, decimal revenueSumOfSquares = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(converted);
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(converted, customers);
        return new(converted, MeanValue.FromSums(customers, revenueSum, revenueSumOfSquares), default, default);
    }

    /// <summary>The customers of two disjoint parts taken together.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static ArmOutcome operator +(ArmOutcome left, ArmOutcome right) => new(
        left._converted + right._converted, left.Revenue + right.Revenue, left.PreRevenue + right.PreRevenue, left._products + right._products);

    /// <summary>The same as <c>this + other</c>.</summary>
    public ArmOutcome Add(ArmOutcome other) => this + other;

    /// <summary>The counts, conversion and mean revenue, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Conversion} converted, revenue {Revenue}");

    /// <summary>Σ(x − x̄)(y − ȳ) of spend before and revenue after, where every customer has both; without cancellation.</summary>
    internal double CoDeviation() => MeanValue.CoDeviation(PreRevenue, Revenue, _products);

    /// <summary>Σ(y − ȳ)² of revenue after.</summary>
    internal double RevenueDeviation() => Revenue.SquaredDeviations();

    /// <summary>Σ(x − x̄)² of spend before.</summary>
    internal double PreRevenueDeviation() => PreRevenue.SquaredDeviations();
}
