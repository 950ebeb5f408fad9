using System.Collections.Concurrent;
using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Cohort retention: customers grouped by the day, week or month of an anchor (the first order, or any instant), with their activity,
/// orders and net revenue at each later age.
/// </summary>
/// <remarks>
/// <para>Orders at or after the table's instant are ignored, and a customer whose anchor is there is in no cohort. Orders and credits
/// before the anchor are not counted. A cell counts only the customers who have completed its ages; a cell without such customers is
/// unobserved, not 0. With calendar ages, age k is complete when the unit k after the cohort's has ended; with anniversaries, when k + 1
/// units have passed for the customer. N-day, unbounded and bracket retention are defined as in Amplitude's Retention Analysis
/// (amplitude.com/docs), but by calendar days instead of periods of 24 hours.</para>
/// <para>All sums are exact, so a table does not depend on the order of customers, the number of threads, or the split into shards.</para>
/// </remarks>
public sealed class CohortTable
{
    /// <summary>Creates a table from rows, such as for a test of a page.</summary>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="rows">The cohorts by date, without gaps.</param>
    /// <param name="options">How the rows group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">A row is null, does not begin with a unit of the options, or does not follow the one before.
    /// </exception>
    public CohortTable(DateTimeOffset asOf, IEnumerable<CohortRow> rows, CohortOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        AsOf = asOf.ToUniversalTime();
        Options = options ?? CohortOptions.Default;
        Rows = [.. rows];
        for (var i = 0; i < Rows.Length; i++)
        {
            if (Rows[i] is not { } row) throw new ArgumentException("A row is null.", nameof(rows));
            var number = NumberOf(row);
            if (row.Start != CalendarPeriods.StartOf(number, Options.Unit) || (i > 0 && number != NumberOf(Rows[i - 1]) + 1))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {i} begins on {row.Start:yyyy-MM-dd}. Each row must begin with a {Options.Unit}, the next after the row before."),
                    nameof(rows));
            }

            ColumnCount = Math.Max(ColumnCount, row.ColumnCount);
        }
    }

    /// <summary>The end of the observed time, exclusive, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The options of grouping and counting.</summary>
    public CohortOptions Options { get; }

    /// <summary>
    /// The cohorts by date, without gaps from the first to the last cohort with customers; empty when no customer is in a cohort.
    /// </summary>
    public ImmutableArray<CohortRow> Rows { get; }

    /// <summary>
    /// The number of columns with an observed cell, from the first on; <see cref="CohortRetention.FirstAge"/> returns their ages.
    /// </summary>
    public int ColumnCount { get; }

    /// <summary>
    /// Creates the table of a log with the first order of each customer as the anchor (a credit is not an order); in parallel.
    /// </summary>
    /// <param name="log">The orders.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="options">How to group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    public static CohortTable Of(OrderLog log, DateTimeOffset asOf, CohortOptions? options = null) =>
        Of(log, asOf, options, static (builder, _, orders) => builder.Add(orders));

    /// <summary>Creates the table of a log with an anchor that the caller gives (sign-up, first visit); in parallel.</summary>
    /// <param name="log">The orders. A log has no customers without orders; use a <see cref="CohortTableBuilder"/> to count them
    /// too.</param>
    /// <param name="asOf">The end of the observed time, exclusive.</param>
    /// <param name="anchor">Returns a customer's anchor; null for a customer in no cohort. Called on several threads at once.</param>
    /// <param name="options">How to group and count; the defaults of <see cref="CohortOptions"/> when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="anchor"/> is null.</exception>
    public static CohortTable Of(
        OrderLog log, DateTimeOffset asOf, Func<OrderLogCustomer, DateTimeOffset?> anchor, CohortOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return Of(log, asOf, options, (builder, customer, orders) => builder.Add(anchor(customer), orders));
    }

    /// <summary>Returns the table of the customers of two tables with no customer in common, anchored in the same way.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other table has another instant or other options.</exception>
    public CohortTable Merge(CohortTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.AsOf != AsOf)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Tables as of {AsOf:O} and {other.AsOf:O} do not merge."), nameof(other));
        }

        if (!other.Options.AreSameAs(Options))
            throw new ArgumentException($"Tables of other options do not merge: {Options}; {other.Options}.", nameof(other));
        if (Rows.IsEmpty) return other;
        if (other.Rows.IsEmpty) return this;
        var (first, otherFirst) = (NumberOf(Rows[0]), NumberOf(other.Rows[0]));
        var (from, to) = (Math.Min(first, otherFirst), Math.Max(first + Rows.Length, otherFirst + other.Rows.Length));
        var rows = Enumerable.Range(from, to - from)
            .Select(number => RowAt(number - first, number).Merge(other.RowAt(number - otherFirst, number)));
        return new CohortTable(AsOf, rows, Options);
    }

    /// <summary>
    /// Returns the sum of a column over all cohorts: sums of counts, not a mean of rates, so each cohort has the weight of its customers
    /// who are old enough. Partial cells are excluded, since they would lower the result; the sum is unobserved when there are no other
    /// cells.
    /// </summary>
    /// <param name="column">The age in units, or the index of the bracket; from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is negative.</exception>
    public CohortCell GetAverage(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        var sum = default(CohortCell);
        foreach (var row in Rows)
        {
            var cell = row[column];
            if (!cell.IsPartial) sum = sum.Merge(cell);
        }

        return sum;
    }

    /// <summary>The number of cohorts and the options, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows.Length} cohorts as of {AsOf:O}, {Options}");

    private int NumberOf(CohortRow row) => CalendarPeriods.NumberOf(row.Start, Options.Unit);

    private CohortRow RowAt(int index, int number) =>
        index >= 0 && index < Rows.Length ? Rows[index] : new CohortRow(CalendarPeriods.StartOf(number, Options.Unit), 0, []);

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
