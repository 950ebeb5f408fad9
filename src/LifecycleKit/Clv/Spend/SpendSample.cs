using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>What a spend model is fitted to: the distinct (x, mean spend) of the customers who purchased again, each with its count.</summary>
/// <remarks>
/// <para>
/// The mean spend is the gross mean over the purchases after the first (Fader, Hardie and Lee 2005, RFM and CLV, Journal of Marketing
/// Research 42(4)). Customers without repeat purchase say nothing of it and are left out; so are those whose repeat purchases cost
/// nothing, which a gamma distribution gives no chance: they are counted apart.
/// </para>
/// <para>
/// The rows are kept in order of x, then mean spend: a sample does not depend on the order in which customers came, nor on how they were
/// split before <see cref="Merge"/>, and neither does a fit, to the last bit. Amounts are in one currency, the caller's. An empty sample
/// has no grain of its own and merges with any other. Immutable and safe to share between threads.
/// </para>
/// </remarks>
public sealed partial class SpendSample
{
    private readonly SpendColumns _columns;

    private SpendSample(SpendColumns columns, long zeroSpendCustomers, PurchaseGrain grain)
    {
        (_columns, ZeroSpendCustomerCount, Grain) = (columns, zeroSpendCustomers, grain);
        var spend = 0.0;
        for (var row = 0; row < columns.RowCount; row++)
        {
            var count = columns.CountOf(row);
            CustomerCount += count;
            RepeatPurchaseCount += count * (long)columns.Repeats[row];
            spend += columns.Counts[row] * columns.MeanSpends[row];
        }

        MeanSpend = CustomerCount > 0 ? Estimate.Of(spend / CustomerCount) : Estimate.None("there are no customers with repeat spend");
    }

    /// <summary>A sample without customers.</summary>
    public static SpendSample Empty { get; } = new(SpendColumns.Empty, 0, default);

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>How many customers the sample has, all of them with at least one repeat purchase and spend above 0.</summary>
    public long CustomerCount { get; }

    /// <summary>How many customers were left out because their repeat purchases cost nothing.</summary>
    public long ZeroSpendCustomerCount { get; }

    /// <summary>How many purchases after the first the customers of the sample made, Σ x.</summary>
    public long RepeatPurchaseCount { get; }

    /// <summary>The mean over customers of their mean spend, in the caller's currency, without a standard error; none without customers.</summary>
    public Estimate MeanSpend { get; }

    /// <summary>How many distinct rows there are.</summary>
    public int DistinctRowCount => _columns.RowCount;

    /// <summary>The distinct rows with their counts, in order of x and mean spend; without the customers left out.</summary>
    public IEnumerable<SpendSampleRow> Rows
    {
        get
        {
            for (var row = 0; row < _columns.RowCount; row++)
                yield return new SpendSampleRow((int)_columns.Repeats[row], _columns.MeanSpends[row], _columns.CountOf(row));
        }
    }

    internal SpendColumns Columns => _columns;

    private bool IsEmpty => CustomerCount == 0 && ZeroSpendCustomerCount == 0;

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
            throw new ArgumentException($"The samples must agree in grain: one has {Grain}, the other {other.Grain}.", nameof(other));
        return new SpendSample(SpendColumns.Merge(_columns, other._columns), ZeroSpendCustomerCount + other.ZeroSpendCustomerCount, Grain);
    }
}
