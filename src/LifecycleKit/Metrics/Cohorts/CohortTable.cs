using System.Collections.Concurrent;
using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Cohort retention: customers grouped by the day, week or month of an anchor (the first order, or any instant), and what they did at each
/// age after it.
/// </summary>
/// <remarks>
/// <para>Orders at or after the table's instant are not seen, and who has the anchor there is in no cohort. Orders and credits before the
/// anchor are not counted. A cell counts the customers who have completed its ages, and nothing of others; where there are none it is
/// unobserved, not 0. With calendar ages, age k is complete when the unit k after the cohort's has ended; with anniversaries, when k + 1 units
/// have passed for the customer. Definitions of N-day, unbounded and bracket retention as in Amplitude's Retention Analysis
/// (amplitude.com/docs), but by days of the calendar instead of stretches of 24 hours.</para>
/// <para>All sums are exact, so a table does not depend on the order of customers, the number of threads, or how shards were split.
/// Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class CohortTable : IMergeable<CohortTable>
{
    internal CohortTable(DateTimeOffset asOf, CohortOptions options, ImmutableArray<CohortRow> rows)
    {
        (AsOf, Options, Rows) = (asOf, options, rows);
        foreach (var row in rows) ColumnCount = Math.Max(ColumnCount, row.ColumnCount);
    }

    /// <summary>The end of the time looked at, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>How customers were grouped and counted.</summary>
    public CohortOptions Options { get; }

    /// <summary>The cohorts by date, without gaps from the first to the last that has customers; empty when nobody is in any.</summary>
    public ImmutableArray<CohortRow> Rows { get; }

    /// <summary>How many columns have an observed cell, from the first on; <see cref="CohortRetention.FirstAge"/> tells their ages.</summary>
    public int ColumnCount { get; }

    /// <summary>The table of a log whose customers are anchored by their first orders (credits are none); in parallel.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="asOf">The end of the time looked at; an order of this very instant is not seen.</param>
    /// <param name="options">How to group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static CohortTable Of(OrderLog log, DateTimeOffset asOf, CohortOptions? options = null) =>
        Of(log, asOf, options, static (builder, _, orders) => builder.Add(orders));

    /// <summary>The table of a log whose customers are anchored by the caller (sign-up, first visit); in parallel.</summary>
    /// <param name="log">The orders; customers without any are not in it, so take a <see cref="CohortTableBuilder"/> where they count.</param>
    /// <param name="asOf">The end of the time looked at; an order of this very instant is not seen.</param>
    /// <param name="anchor">A customer's anchor, or null for one who is in no cohort. Called on several threads at once.</param>
    /// <param name="options">How to group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="anchor"/> is null.</exception>
    public static CohortTable Of(OrderLog log, DateTimeOffset asOf, Func<OrderLogCustomer, DateTimeOffset?> anchor, CohortOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return Of(log, asOf, options, (builder, customer, orders) => builder.Add(anchor(customer), orders));
    }

    /// <summary>The table of the customers of two tables that have none in common, anchored in the same way.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other table has another instant or other options.</exception>
    public CohortTable Merge(CohortTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.AsOf != AsOf)
            throw new ArgumentException(FormattableString.Invariant($"Tables as of {AsOf:O} and {other.AsOf:O} do not merge."), nameof(other));
        if (!other.Options.AreSameAs(Options))
            throw new ArgumentException($"Tables of other options do not merge: {Options}; {other.Options}.", nameof(other));
        var builder = new CohortTableBuilder(AsOf, Options);
        builder.Add(this);
        builder.Add(other);
        return builder.Build();
    }

    /// <summary>
    /// All cohorts of a column taken together, each weighted by its customers who are old enough: sums of counts, not a mean of rates.
    /// Partial cells are left out, as they would pull it down; unobserved when no other is there.
    /// </summary>
    /// <param name="column">The age in units, or the place of the bracket; from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is negative.</exception>
    public CohortCell Average(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var sum = default(CohortCell);
        foreach (var row in Rows)
        {
            var cell = row[column];
            if (!cell.IsPartial) sum = sum.Add(cell);
        }

        return sum;
    }

    /// <summary>How many cohorts and the options, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows.Length} cohorts as of {AsOf:O}, {Options}");

    private static CohortTable Of(OrderLog log, DateTimeOffset asOf, CohortOptions? options, TakeCustomer take)
    {
        ArgumentNullException.ThrowIfNull(log);
        // As many builders as threads: one for each range would cost more to add up than to fill.
        var builders = new ConcurrentBag<CohortTableBuilder>();
        CustomerRanges.ForEach(log.CustomerCount, (from, to) =>
        {
            var builder = builders.TryTake(out var idle) ? idle : new CohortTableBuilder(asOf, options);
            var buffer = new OrderBuffer();
            for (var customer = from; customer < to; customer++) take(builder, log[customer], buffer.Read(log[customer]));
            builders.Add(builder);
        });
        var whole = new CohortTableBuilder(asOf, options);
        foreach (var builder in builders) whole.Add(builder);
        return whole.Build();
    }

    private delegate void TakeCustomer(CohortTableBuilder builder, OrderLogCustomer customer, ReadOnlySpan<OrderEntry> orders);
}
