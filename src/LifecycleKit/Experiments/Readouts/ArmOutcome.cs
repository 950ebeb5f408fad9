using System.Numerics;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// The outcome of one arm of an experiment, or of one side of a campaign: the number of customers and of conversions, revenue, spend before
/// the experiment, and estimated lifetime value.
/// </summary>
/// <remarks>
/// Include every customer of the arm, also those without activity (revenue 0): without them the comparison is of other people. Amounts are
/// rounded to eight decimals, and their sums are exact, so parts (days, shards) merge exactly and in any order. <c>default</c> has no
/// customers and is the neutral element of addition.
/// </remarks>
public readonly record struct ArmOutcome : IAdditionOperators<ArmOutcome, ArmOutcome, ArmOutcome>
{
    private const int ValueDecimals = 4;
    private const double LargestValue = 1e12;

    private readonly long _converted;
    private readonly Int256 _products;

    private ArmOutcome(long converted, MeanValue revenue, MeanValue preRevenue, Int256 products, MeanValue lifetimeValue)
    {
        _converted = converted;
        Revenue = revenue;
        PreRevenue = preRevenue;
        LifetimeValue = lifetimeValue;
        _products = products;
    }

    /// <summary>The number of customers.</summary>
    public long CustomerCount => Revenue.Count;

    /// <summary>The share of customers who converted.</summary>
    public Ratio Conversion => Ratio.Of(_converted, CustomerCount);

    /// <summary>Revenue per customer in the reporting currency, zeros included.</summary>
    public MeanValue Revenue { get; }

    /// <summary>Revenue per customer before the experiment, over the customers with a known value.</summary>
    public MeanValue PreRevenue { get; }

    /// <summary>Estimated lifetime value per customer in the reporting currency, over the customers with a known value.</summary>
    public MeanValue LifetimeValue { get; }

    /// <summary>Returns the outcome of one customer.</summary>
    /// <param name="converted">Whether the customer converted, once or often.</param>
    /// <param name="revenue">Their revenue from exposure on, 0 for none; below 0 when more was refunded than sold. Within ±10¹⁵.</param>
    /// <param name="preRevenue">
    /// Their revenue in a period fixed beforehand that ends before their exposure, 0 for none, within ±10¹⁵; null, by default, when
    /// unknown; the arm then has no CUPED.
    /// </param>
    /// <param name="lifetimeValue">
    /// Their lifetime value after the experiment, such as that of a purchase and a spend model, estimated at the same instant for every
    /// customer, within ±10¹², rounded to four decimals; null, by default, when unknown.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is beyond ±10¹⁵, or the lifetime value is NaN or beyond ±10¹².</exception>
    public static ArmOutcome Of(bool converted, decimal revenue, decimal? preRevenue = null, double? lifetimeValue = null) => new(
        converted ? 1 : 0,
        MeanValue.Of(revenue),
        preRevenue is { } before ? MeanValue.Of(before) : default,
        preRevenue is { } factor ? MeanValue.Product(revenue, factor) : default,
        lifetimeValue is { } value ? MeanValue.Of(Rounded(value)) : default);

    /// <summary>
    /// Returns the outcome of an arm from counts and sums: the same as adding its customers one by one, without spend before the
    /// experiment and without lifetime values.
    /// </summary>
    /// <param name="converted">The number of customers who converted; from 0 to <paramref name="customers"/>.</param>
    /// <param name="customers">The number of customers in the arm, including those without activity; at least 0.</param>
    /// <param name="revenueSum">
    /// The sum of their revenues, exact, as for <see cref="MeanValue.FromSums"/>; 0 by default. Without revenue there is no comparison of
    /// revenues: neither arm varies.
    /// </param>
    /// <param name="revenueSumOfSquares">The sum of the squares of each customer's revenue; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, more customers converted than there are, or the sums are impossible: the sum of squares is below the squared
    /// sum divided by the number of customers.
    /// </exception>
    public static ArmOutcome FromCounts(long converted, long customers, decimal revenueSum = 0, decimal revenueSumOfSquares = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(converted);
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(converted, customers);
        return new(converted, MeanValue.FromSums(customers, revenueSum, revenueSumOfSquares), default, default, default);
    }

    /// <summary>Returns the outcome of two disjoint sets of customers.</summary>
    /// <exception cref="OverflowException">A sum exceeds the range of its type.</exception>
    public static ArmOutcome operator +(ArmOutcome left, ArmOutcome right) => new(
        left._converted + right._converted, left.Revenue + right.Revenue, left.PreRevenue + right.PreRevenue,
        left._products + right._products, left.LifetimeValue + right.LifetimeValue);

    /// <summary>The counts, conversion, mean revenue, and mean lifetime value if there is one; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Conversion} converted, revenue {Revenue}{(LifetimeValue.Count > 0 ? FormattableString.Invariant($", lifetime value {LifetimeValue}") : "")}");

    /// <summary>Σ(x − x̄)(y − ȳ) of spend before and revenue after, where every customer has both; without cancellation.</summary>
    internal double CoDeviation() => MeanValue.CoDeviation(PreRevenue, Revenue, _products);

    /// <summary>Σ(y − ȳ)² of revenue after.</summary>
    internal double RevenueDeviation() => Revenue.SquaredDeviations();

    /// <summary>Σ(x − x̄)² of spend before.</summary>
    internal double PreRevenueDeviation() => PreRevenue.SquaredDeviations();

    private static decimal Rounded(double lifetimeValue) => Math.Abs(lifetimeValue) <= LargestValue
        ? decimal.Round((decimal)lifetimeValue, ValueDecimals)
        : throw new ArgumentOutOfRangeException(
            nameof(lifetimeValue), lifetimeValue, "A lifetime value must be within ±1,000,000,000,000.");
}
