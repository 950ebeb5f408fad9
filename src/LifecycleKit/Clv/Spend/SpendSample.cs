using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// The sample that a spend model is fitted to: the distinct pairs (x, mean spend) of the customers who purchased again, each with its
/// count.
/// </summary>
/// <remarks>
/// <para>
/// The mean spend is the gross mean over the purchases after the first (Fader, Hardie and Lee 2005, RFM and CLV, Journal of Marketing
/// Research 42(4)). Customers without repeat purchases are left out. Customers whose repeat purchases cost nothing are left out too,
/// because a gamma distribution gives 0 no probability; <see cref="ZeroSpendCustomerCount"/> counts them.
/// </para>
/// <para>
/// The rows are kept in order of x, then mean spend: neither a sample nor a fit depends on the order of the customers or on how they were
/// split before <see cref="Merge"/>, to the last bit. Amounts are in one currency, the caller's. An empty sample merges with a sample of
/// any grain.
/// </para>
/// </remarks>
public sealed partial class SpendSample
{
    private readonly SpendColumns _columns;
    private readonly double _spend;

    private SpendSample(SpendColumns columns, long zeroSpendCustomers, PurchaseGrain grain)
    {
        _columns = columns;
        ZeroSpendCustomerCount = zeroSpendCustomers;
        Grain = grain;
        for (var row = 0; row < columns.RowCount; row++)
        {
            var count = columns.CountOf(row);
            CustomerCount += count;
            RepeatPurchaseCount += count * (long)columns.Repeats[row];
            _spend += columns.Counts[row] * columns.MeanSpends[row];
        }
    }

    /// <summary>A sample without customers.</summary>
    public static SpendSample Empty { get; } = new(SpendColumns.Empty, 0, default);

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The number of customers in the sample, all with at least one repeat purchase and spend above 0.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers left out because their repeat purchases cost nothing.</summary>
    public long ZeroSpendCustomerCount { get; }

    /// <summary>The number of repeat purchases of the customers in the sample, Σ x.</summary>
    public long RepeatPurchaseCount { get; }

    /// <summary>The number of distinct rows.</summary>
    public int DistinctRowCount => _columns.RowCount;

    /// <summary>The distinct rows with their counts, in order of x and mean spend; without the customers left out.</summary>
    public IEnumerable<(int RepeatPurchaseCount, double MeanSpend, long CustomerCount)> Rows
    {
        get
        {
            for (var row = 0; row < _columns.RowCount; row++)
                yield return ((int)_columns.Repeats[row], _columns.MeanSpends[row], _columns.CountOf(row));
        }
    }

    internal SpendColumns Columns => _columns;

    private bool IsEmpty => CustomerCount == 0 && ZeroSpendCustomerCount == 0;

    /// <summary>
    /// Returns the mean over customers of their mean spend, in the caller's currency, without a standard error; without a value when there
    /// are no customers.
    /// </summary>
    public Estimate MeanSpend() =>
        CustomerCount > 0 ? Estimate.Of(_spend / CustomerCount) : Estimate.None("there are no customers with repeat spend");

    /// <summary>
    /// Returns the rank correlation of x and mean spend over the customers, to check the assumption of <see cref="GammaGammaModel"/> that
    /// amounts do not depend on the frequency.
    /// </summary>
    /// <remarks>
    /// A weak correlation is common and does little harm: a fit warns with <see cref="FitWarningKind.AssumptionViolated"/> when |ρ| is at
    /// least 0.3 and p is below 0.05. Fader, Hardie and Lee 2005, RFM and CLV, test the assumption by a correlation as well.
    /// </remarks>
    /// <returns>ρ with its p-value; no value when all customers have the same x or mean spend, or there are fewer than two.</returns>
    public SpearmanCorrelation FrequencyCorrelation()
    {
        var counts = new long[DistinctRowCount];
        for (var row = 0; row < counts.Length; row++) counts[row] = _columns.CountOf(row);
        return SpearmanCorrelation.Of(
            _columns.Repeats.AsSpan(0, counts.Length), _columns.MeanSpends.AsSpan(0, counts.Length), counts);
    }

    /// <summary>Merges two samples of different customers.</summary>
    /// <param name="other">Another sample of the same grain and currency, or an empty one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples differ in grain.</exception>
    public SpendSample Merge(SpendSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.IsEmpty) return this;
        if (IsEmpty) return other;
        if (other.Grain != Grain)
            throw new ArgumentException($"The samples must have the same grain: one has {Grain}, the other {other.Grain}.", nameof(other));
        return new SpendSample(SpendColumns.Merge(_columns, other._columns), ZeroSpendCustomerCount + other.ZeroSpendCustomerCount, Grain);
    }
}
