using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Monthly recurring revenue (MRR) and its movements for each day, week or month, from the events of subscriptions.</summary>
/// <remarks>
/// Revenue is counted as in <see cref="RecurringRevenue"/>. Each row begins with the revenue at the end of the row before. In each row
/// every customer moves once, so the movements of the rows do not add up to the movement of the whole period: a customer who expands in one
/// month and churns in the next is in both rows, and only churned in the whole.
/// </remarks>
public sealed class RecurringRevenueTable
{
    /// <summary>Creates a table from rows, such as for a test of a page.</summary>
    /// <param name="rows">At least one row, by period, without gaps. Each row starts with the revenue at the end of the one before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, or a row does not continue the one before.</exception>
    public RecurringRevenueTable(IEnumerable<RecurringRevenueRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
        if (Rows.IsEmpty) throw new ArgumentException("There are no rows.", nameof(rows));
        for (var i = 1; i < Rows.Length; i++)
        {
            if (Rows[i].Period.FromTicks != Rows[i - 1].Period.ToTicks || Rows[i].Movement.Start != Rows[i - 1].Movement.End)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Row {i} does not continue the row before: {Rows[i]}"), nameof(rows));
            }
        }
    }

    /// <summary>The rows, one for each period, without gaps.</summary>
    public ImmutableArray<RecurringRevenueRow> Rows { get; }

    /// <summary>Creates the table of customers.</summary>
    /// <param name="customers">All events of each customer, in any order, also those before the period, which show who is reactivated; each
    /// sequence is read once.</param>
    /// <param name="period">The period to count; events at its end are after it.</param>
    /// <param name="unit">The length of a row.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException">An argument, or the events of a customer, are null.</exception>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined, or a price is beyond 10¹⁵ a month.</exception>
    public static RecurringRevenueTable Of(
        IEnumerable<IEnumerable<CustomerEvent>> customers, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var pieces = CalendarPeriods.Cut(period, unit, zone);
        if (pieces.IsEmpty) throw new ArgumentException("The period is empty.", nameof(period));
        RecurringRevenueRow[] rows = [.. pieces.Select(piece => new RecurringRevenueRow(piece, default, 0, 0))];
        foreach (var events in customers)
        {
            var steps = RevenueStep.Of(events, period.ToTicks);
            if (steps.Count == 0) continue;
            for (var i = 0; i < rows.Length; i++) rows[i] = rows[i].Merge(RowOf(steps, rows[i].Period));
        }

        return new RecurringRevenueTable(rows);
    }

    /// <summary>Returns the table of two disjoint groups of customers.</summary>
    /// <exception cref="ArgumentNullException">The other table is null.</exception>
    /// <exception cref="ArgumentException">The other table has other periods.</exception>
    public RecurringRevenueTable Merge(RecurringRevenueTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Rows.Select(row => row.Period).SequenceEqual(other.Rows.Select(row => row.Period)))
            throw new ArgumentException("The other table has other periods.", nameof(other));
        return new RecurringRevenueTable(Rows.Zip(other.Rows, static (left, right) => left.Merge(right)));
    }

    /// <summary>The rows, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Rows);

    private static RecurringRevenueRow RowOf(List<RevenueStep> steps, Period period)
    {
        var count = RevenueStep.Before(steps, period.ToTicks).SubscriptionCount;
        return new RecurringRevenueRow(period, RevenueStep.Movement(steps, period), count > 0 ? 1 : 0, count);
    }
}
