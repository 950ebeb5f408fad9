using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>
/// Profit beside revenue, by groups of customers (their source, their segment, or any other) and by the days, weeks or months of a period.
/// </summary>
/// <remarks>
/// An order belongs to the unit in which it was placed, with its refunds. All sums are exact, so tables of disjoint groups of customers
/// merge.
/// </remarks>
public sealed class ProfitTable
{
    private static readonly IComparer<string?> ByName = Comparer<string?>.Create(static (left, right) =>
        left is null || right is null ? (left is null).CompareTo(right is null) : string.CompareOrdinal(left, right));

    private readonly SortedDictionary<string, ProfitCell[]> _groups;
    private readonly ProfitCell[] _others;

    private ProfitTable(
        Period period, CalendarUnit unit, TimeZoneInfo zone, SortedDictionary<string, ProfitCell[]> groups, ProfitCell[] others)
    {
        (Period, Unit, TimeZone) = (period, unit, zone);
        Periods = CalendarPeriods.Cut(period, unit, zone);
        (_groups, _others) = (groups, others);
        Groups = others.Any(cell => cell.IsObserved) ? [.. groups.Keys, null] : [.. groups.Keys];
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The unit of the columns.</summary>
    public CalendarUnit Unit { get; }

    /// <summary>The time zone of the units.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The columns; the first and the last may be cut short.</summary>
    public ImmutableArray<Period> Periods { get; }

    /// <summary>The groups with an order or a credit in the period, in ordinal order; null, for customers without one, is last.</summary>
    public ImmutableArray<string?> Groups { get; }

    /// <summary>Creates the table of customers.</summary>
    /// <param name="customers">The customers, in any order, read once.</param>
    /// <param name="groupOf">
    /// Returns the group of a customer, such as <c>customer =&gt; customer.Profile.FirstSource</c> or the name of a segment; null for none.
    /// </param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit of the columns; months by default.</param>
    /// <param name="zone">The time zone of the units; UTC when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> or <paramref name="groupOf"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A customer is null; <see cref="ArgumentOutOfRangeException"/> when the unit is not valid.
    /// </exception>
    public static ProfitTable Create(
        IEnumerable<CustomerHistory> customers,
        Func<CustomerHistory, string?> groupOf,
        Period period,
        CalendarUnit unit = CalendarUnit.Month,
        TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(groupOf);
        zone ??= TimeZoneInfo.Utc;
        var periods = CalendarPeriods.Cut(period, unit, zone);
        var (groups, others) = (new SortedDictionary<string, ProfitCell[]>(StringComparer.Ordinal), new ProfitCell[periods.Length]);
        var parts = new ProfitPart[periods.Length];
        foreach (var customer in customers)
        {
            if (customer is null) throw new ArgumentException("A customer is null.", nameof(customers));
            Array.Clear(parts);
            foreach (var order in customer.Orders.AllOrders)
            {
                if (!period.Contains(order.PlacedAt)) continue;
                var column = LowerBound.Find<Period, long>(
                    periods.AsSpan(), order.PlacedAt.UtcTicks, static (one, ticks) => one.ToTicks <= ticks);
                parts[column].Add(order);
            }

            if (!Array.Exists(parts, static part => part.EntryCount > 0)) continue;
            var cells = groupOf(customer) is { } group ? CellsOf(groups, group, periods.Length) : others;
            for (var i = 0; i < cells.Length; i++) cells[i] = cells[i].Merge(parts[i].ToCell());
        }

        return new ProfitTable(period, unit, zone, groups, others);
    }

    /// <summary>Gets the cell of a group and a column; unobserved for a group that the table does not have.</summary>
    /// <param name="group">The group; null for customers without one.</param>
    /// <param name="column">The index in <see cref="Periods"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public ProfitCell this[string? group, int column]
    {
        get
        {
            if (column < 0 || column >= Periods.Length)
                throw new ArgumentOutOfRangeException(nameof(column), column, $"The table has {Periods.Length} columns, from 0 on.");
            return group is null ? _others[column] : _groups.TryGetValue(group, out var cells) ? cells[column] : default;
        }
    }

    /// <summary>Returns the sums of a group over the whole period. A customer counts once in each unit with an order.</summary>
    /// <param name="group">The group; null for customers without one.</param>
    public ProfitCell GetTotal(string? group)
    {
        var sum = default(ProfitCell);
        for (var column = 0; column < Periods.Length; column++) sum = sum.Merge(this[group, column]);
        return sum;
    }

    /// <summary>Returns the groups by their profit in the period, the most profitable first; last those without a known margin.</summary>
    public ImmutableArray<string?> ToGroupsByProfit() =>
    [
        .. Groups.Select(group => (Group: group, GetTotal(group).Profit)).OrderBy(one => one.Profit is null)
            .ThenByDescending(one => one.Profit).ThenBy(one => one.Group, ByName).Select(one => one.Group),
    ];

    /// <summary>Returns the table of the customers of two tables with no customer in common.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has another period, unit or time zone.</exception>
    public ProfitTable Merge(ProfitTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Period != Period || other.Unit != Unit || !other.TimeZone.Equals(TimeZone))
            throw new ArgumentException("The other table has another period, unit or time zone.", nameof(other));
        var (groups, others) = (new SortedDictionary<string, ProfitCell[]>(StringComparer.Ordinal), new ProfitCell[Periods.Length]);
        foreach (var table in (ProfitTable[])[this, other])
        {
            foreach (var group in table.Groups)
            {
                var cells = group is null ? others : CellsOf(groups, group, Periods.Length);
                for (var i = 0; i < cells.Length; i++) cells[i] = cells[i].Merge(table[group, i]);
            }
        }

        return new ProfitTable(Period, Unit, TimeZone, groups, others);
    }

    /// <summary>The groups with their sums, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Groups.Select(group => $"{group ?? "(no group)"}: {GetTotal(group)}"));

    private static ProfitCell[] CellsOf(SortedDictionary<string, ProfitCell[]> groups, string group, int length)
    {
        if (!groups.TryGetValue(group, out var cells)) groups.Add(group, cells = new ProfitCell[length]);
        return cells;
    }
}
