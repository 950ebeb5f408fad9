using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Growth accounting: for each day, week or month, who was new, came back, stayed or went.</summary>
/// <remarks>
/// <para>A customer is new in the period of the first order in the whole history, wherever the table begins. The period before the first row is
/// one unit long and ends where the table begins, so that the first row has returning customers too. A period cut short at either end is
/// counted as far as it goes.</para>
/// <para>Identities of every row: Active = New + Returning + Resurrecting; ActiveBefore = Returning + Dormant; hence
/// Active − ActiveBefore = New + Resurrecting − Dormant. Orders count as in an <see cref="OrderLog"/>; credits lower net revenue where they
/// stand and make nobody active. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class GrowthTable : IMergeable<GrowthTable>
{
    private readonly long[] _borders;

    private GrowthTable(long[] borders, ImmutableArray<GrowthRow> rows) => (_borders, Rows) = (borders, rows);

    /// <summary>The rows, period after period, none left out.</summary>
    public ImmutableArray<GrowthRow> Rows { get; }

    /// <summary>Counts the customers of a log; in parallel.</summary>
    /// <param name="log">All orders, those before the period too: they tell who is new.</param>
    /// <param name="period">From when to when.</param>
    /// <param name="unit">How long a row is.</param>
    /// <param name="zone">Whose calendar.</param>
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

    /// <summary>Counts customers one by one, such as those of ledgers.</summary>
    /// <param name="customers">Each customer's whole history of orders and credits by instant, as <see cref="OrderLedger.ToEntries"/> gives it.</param>
    /// <param name="period">From when to when.</param>
    /// <param name="unit">How long a row is.</param>
    /// <param name="zone">Whose calendar.</param>
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

    /// <summary>The table of two disjoint groups of customers taken together.</summary>
    /// <exception cref="ArgumentNullException">The other table is null.</exception>
    /// <exception cref="ArgumentException">The other table has other periods.</exception>
    public GrowthTable Merge(GrowthTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_borders.AsSpan().SequenceEqual(other._borders)) throw new ArgumentException("The other table has other periods.", nameof(other));
        return new GrowthTable(_borders, [.. Rows.Zip(other.Rows, static (left, right) => new GrowthRow(
            left.Period, left.ActiveBefore + right.ActiveBefore, left.Counts + right.Counts))]);
    }

    /// <summary>The rows, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Rows);

    internal static GrowthTable Of(GrowthTally tally, long[] borders) => new(borders, tally.ToRows());
}
