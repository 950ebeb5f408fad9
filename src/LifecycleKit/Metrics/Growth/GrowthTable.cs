using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Growth accounting: the numbers of new, returning, resurrecting and dormant customers for each day, week or month.</summary>
/// <remarks>
/// <para>A customer is new in the period of the first order in the whole history, even if the table begins later. The period before the
/// first row is one unit long and ends where the table begins, so the first row has returning customers too. A period that is cut short at
/// either end is counted as it is.</para>
/// <para>Each row satisfies: active = new + returning + resurrecting; active before = returning + dormant; hence
/// active − active before = new + resurrecting − dormant. Orders count as in an <see cref="OrderLog"/>; credits lower the net revenue of
/// their own period and do not make a customer active.</para>
/// </remarks>
public sealed class GrowthTable
{
    /// <summary>The start of the period before the first, which is not known of given rows.</summary>
    private const long Unknown = -1;

    /// <summary>The starts of the period before the first, of all periods, and the end of the last.</summary>
    private readonly long[] _borders;

    /// <summary>Creates a table from rows, such as for a test of a page.</summary>
    /// <param name="rows">At least one row, by period, without gaps. The customers who are active in a row are those who were active
    /// before the next one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, or a row does not continue the one before.</exception>
    public GrowthTable(IEnumerable<GrowthRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
        if (Rows.IsEmpty) throw new ArgumentException("There are no rows.", nameof(rows));
        for (var i = 1; i < Rows.Length; i++)
        {
            if (Rows[i].Period.FromTicks != Rows[i - 1].Period.ToTicks || Rows[i].ActiveBeforeCount != Rows[i - 1].ActiveCount)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Row {i} does not continue the row before: {Rows[i]}"), nameof(rows));
            }
        }

        _borders = [Unknown, .. Rows.Select(row => row.Period.FromTicks), Rows[^1].Period.ToTicks];
    }

    private GrowthTable(long[] borders, ImmutableArray<GrowthRow> rows) => (_borders, Rows) = (borders, rows);

    /// <summary>The rows, one for each period, without gaps.</summary>
    public ImmutableArray<GrowthRow> Rows { get; }

    /// <summary>Creates the table of a log; in parallel.</summary>
    /// <param name="log">All orders, including those before the period, which show who is new.</param>
    /// <param name="period">The period to count.</param>
    /// <param name="unit">The length of a row.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static GrowthTable Of(OrderLog log, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(log);
        var borders = GrowthTally.Borders(period, unit, zone);
        var whole = ParallelSum.Of(
            log.CustomerCount,
            () => new GrowthTally(borders),
            (from, to, range) =>
            {
                var buffer = new OrderBuffer();
                for (var customer = from; customer < to; customer++) range.Add(buffer.Read(log[customer]));
            },
            static (sum, range) => sum.Add(range));
        return Of(whole, borders);
    }

    /// <summary>Creates the table of customers that are read one by one, such as those of ledgers.</summary>
    /// <param name="customers">Each customer's whole history of orders and credits by instant, as <see cref="OrderLedger.ToEntries"/>
    /// returns it.</param>
    /// <param name="period">The period to count.</param>
    /// <param name="unit">The length of a row.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static GrowthTable Of(IEnumerable<OrderEntry[]> customers, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var borders = GrowthTally.Borders(period, unit, zone);
        var whole = new GrowthTally(borders);
        foreach (var orders in customers) whole.Add(orders);
        return Of(whole, borders);
    }

    /// <summary>Returns the table of two disjoint groups of customers.</summary>
    /// <exception cref="ArgumentNullException">The other table is null.</exception>
    /// <exception cref="ArgumentException">The other table has other periods.</exception>
    public GrowthTable Merge(GrowthTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_borders.AsSpan().SequenceEqual(other._borders))
            throw new ArgumentException("The other table has other periods.", nameof(other));
        return new GrowthTable(_borders, [.. Rows.Zip(other.Rows, static (left, right) => left.Merge(right))]);
    }

    /// <summary>The rows, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Rows);

    internal static GrowthTable Of(GrowthTally tally, long[] borders) => new(borders, tally.ToRows());
}
