using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>
/// The sample that a purchase model is fitted to: the distinct purchase histories (x, t_x, T) of customers, each with its count.
/// </summary>
/// <remarks>
/// <para>
/// Histories that agree in x, t_x and T contribute the same to a likelihood, so one row with a count represents them. The rows are
/// kept in order of x, then t_x, then T: neither a sample nor a fit depends on the order of the customers or on how they were split
/// before <see cref="Merge"/>, to the last bit.
/// </para>
/// <para>An empty sample merges with a sample of any unit.</para>
/// </remarks>
public sealed partial class PurchaseSample
{
    private readonly PurchaseColumns _columns;

    private PurchaseSample(PurchaseColumns columns, TimeUnit unit, PurchaseGrain grain)
    {
        _columns = columns;
        Unit = unit;
        Grain = grain;
        for (var row = 0; row < columns.RowCount; row++)
        {
            var count = columns.CountOf(row);
            CustomerCount += count;
            if (columns.Repeats[row] == 0) continue;
            RepeatCustomerCount += count;
            RepeatPurchaseCount += count * (long)columns.Repeats[row];
        }
    }

    /// <summary>A sample without customers.</summary>
    public static PurchaseSample Empty { get; } = new(PurchaseColumns.Empty, default, default);

    /// <summary>The unit of t_x and T.</summary>
    public TimeUnit Unit { get; }

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The number of customers in the sample.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers who purchased more than once.</summary>
    public long RepeatCustomerCount { get; }

    /// <summary>The number of repeat purchases of all customers, Σ x.</summary>
    public long RepeatPurchaseCount { get; }

    /// <summary>The number of distinct histories.</summary>
    public int DistinctRowCount => _columns.RowCount;

    /// <summary>The distinct histories with their counts, in order of x, t_x and T.</summary>
    public IEnumerable<(PurchaseHistory History, long CustomerCount)> Rows
    {
        get
        {
            for (var row = 0; row < _columns.RowCount; row++)
            {
                var history = PurchaseHistory.Create(
                    (int)_columns.Repeats[row], _columns.LastAges[row], _columns.Ages[row], Unit, Grain);
                yield return (history, _columns.CountOf(row));
            }
        }
    }

    internal PurchaseColumns Columns => _columns;

    /// <summary>A 64-bit digest of rows, counts, unit and grain, which differs between samples; never 0.</summary>
    internal ulong Digest => _columns.DigestFrom(((ulong)Unit << 8) | (ulong)Grain);

    /// <summary>Merges two samples of different customers.</summary>
    /// <param name="other">Another sample of the same unit and grain, or an empty one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples differ in unit or grain.</exception>
    public PurchaseSample Merge(PurchaseSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.CustomerCount == 0) return this;
        if (CustomerCount == 0) return other;
        if (other.Unit != Unit || other.Grain != Grain)
        {
            throw new ArgumentException(
                $"The samples must have the same unit and grain: one has {Unit} and {Grain}, the other {other.Unit} and {other.Grain}.",
                nameof(other));
        }

        return new PurchaseSample(PurchaseColumns.Merge(_columns, other._columns), Unit, Grain);
    }
}
