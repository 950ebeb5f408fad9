using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// What new customers cost and bring, by the source of the customer and the month of the first order: acquisition cost, profit per customer
/// month by month, payback, and profit so far over cost.
/// </summary>
/// <remarks>
/// <para>A customer belongs to the month of the first counted order, in the time zone of the table. Age k is the k-th calendar month after
/// it, and is observed once the month has ended for all customers alike; profit of months that have not ended is not counted.</para>
/// <para>Profit is that of orders and credits from the first counted order on, after refunds (<see cref="OrderSnapshot.Profit"/>). A
/// customer with an order of unknown margin is left out of the means, since an unknown margin is not 0. All sums are exact, so tables of
/// disjoint groups of customers merge.</para>
/// </remarks>
public sealed class AcquisitionTable
{
    private readonly ImmutableArray<AcquisitionSpend> _spends;

    private AcquisitionTable(
        DateTimeOffset asOf, TimeZoneInfo zone, ImmutableArray<AcquisitionSpend> spends, ImmutableArray<AcquisitionRow> rows)
    {
        (AsOf, TimeZone, _spends, Rows) = (asOf.ToUniversalTime(), zone, spends, rows);
    }

    /// <summary>The end of the observed time, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The time zone of the months.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>
    /// A row for each source and month with a new customer or a spend, by source in ordinal order, then by month; customers without a known
    /// source come last.
    /// </summary>
    public ImmutableArray<AcquisitionRow> Rows { get; }

    /// <summary>Creates the table of customers.</summary>
    /// <param name="customers">The customers, in any order, read once; those without a counted order are left out.</param>
    /// <param name="spends">What was spent by source and month; several of one source and month add up.</param>
    /// <param name="asOf">The end of the observed time, exclusive; orders placed later are ignored.</param>
    /// <param name="zone">The time zone of the months; UTC when null.</param>
    /// <param name="sourceOf">
    /// Returns the source of a customer; that of the first visit with a known source (<see cref="CustomerProfile.FirstSource"/>) when null.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or <paramref name="spends"/> is null.</exception>
    /// <exception cref="ArgumentException">A customer is null.</exception>
    public static AcquisitionTable Create(
        IEnumerable<CustomerHistory> customers,
        IEnumerable<AcquisitionSpend> spends,
        DateTimeOffset asOf,
        TimeZoneInfo? zone = null,
        Func<CustomerHistory, string?>? sourceOf = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(spends);
        sourceOf ??= static customer => customer.Profile.FirstSource;
        var tally = new AcquisitionTally(asOf, zone ?? TimeZoneInfo.Utc);
        foreach (var customer in customers)
        {
            if (customer is null) throw new ArgumentException("A customer is null.", nameof(customers));
            tally.Add(customer, sourceOf);
        }

        ImmutableArray<AcquisitionSpend> known =
        [
            .. spends.GroupBy(one => (one.Source, one.Month))
                .Select(one => new AcquisitionSpend(one.Key.Source, one.Key.Month, one.Sum(spend => spend.Amount)))
                .OrderBy(one => one.Source is null).ThenBy(one => one.Source, StringComparer.Ordinal).ThenBy(one => one.Month),
        ];
        return new AcquisitionTable(asOf, tally.TimeZone, known, tally.ToRows(known));
    }

    /// <summary>Finds the row of a source and a month.</summary>
    /// <param name="source">The source; null for customers without a known one.</param>
    /// <param name="month">Any day of the month.</param>
    /// <returns>The row; null when there was neither a new customer nor a spend.</returns>
    public AcquisitionRow? Find(string? source, DateOnly month)
    {
        var first = CalendarPeriods.StartOf(month, CalendarUnit.Month);
        return Rows.FirstOrDefault(row => row.Source == source && row.Month == first);
    }

    /// <summary>Returns the table of the customers of two tables with no customer in common, over the same spends.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has another instant, time zone or other spends.</exception>
    public AcquisitionTable Merge(AcquisitionTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.AsOf != AsOf || !other.TimeZone.Equals(TimeZone) || !_spends.AsSpan().SequenceEqual(other._spends.AsSpan()))
            throw new ArgumentException("The other table has another instant, time zone or other spends.", nameof(other));
        var rows = Rows.Concat(other.Rows).GroupBy(row => (row.Source, row.Month))
            .Select(one => one.Aggregate(static (left, right) => left.Merge(right)));
        return new AcquisitionTable(AsOf, TimeZone, _spends, AcquisitionTally.Sorted(rows));
    }

    /// <summary>The rows, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Rows);
}
