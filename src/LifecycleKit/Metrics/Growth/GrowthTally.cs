using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Counts customers, one by one, into the periods of a growth table.</summary>
internal sealed class GrowthTally
{
    /// <summary>The starts of the period before the first, of all periods, and the end of the last.</summary>
    private readonly long[] _borders;
    private readonly GrowthCounts[] _counts;
    private long _activeBefore;

    /// <param name="borders">The starts of the period before the first, of all periods, and the end of the last; ascending, at least
    /// two.</param>
    public GrowthTally(long[] borders) => (_borders, _counts) = (borders, new GrowthCounts[borders.Length - 2]);

    /// <summary>Returns the borders of a period cut into units. The period before the first is as long as a whole unit.</summary>
    public static long[] Borders(Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var pieces = CalendarPeriods.Cut(period, unit, zone);
        if (pieces.IsEmpty) throw new ArgumentException("The period is empty.", nameof(period));
        return [UnitBefore(period.FromTicks, unit, zone), .. pieces.Select(piece => piece.FromTicks), period.ToTicks];
    }

    public void Add(ReadOnlySpan<OrderEntry> orders)
    {
        var (wasCustomer, lastActive) = (false, int.MinValue);
        // 0 is the period before the first; an order before it only shows that the customer is not new.
        var (index, end) = (-1, _borders[0]);
        for (var i = 0; i < orders.Length; i++)
        {
            var ticks = orders[i].PlacedAt.UtcTicks;
            if (ticks >= end)
            {
                index = IndexOf(ticks);
                if (index == _borders.Length - 1) break;
                end = _borders[index + 1];
            }

            if (index > 0) _counts[index - 1].NetRevenue += orders[i].Amount;
            if (orders[i].IsCredit) continue;
            if (index > 0) _counts[index - 1].Orders++;
            if (index >= 0 && lastActive != index) CountActive(index, wasCustomer, lastActive == index - 1);
            (wasCustomer, lastActive) = (true, index);
        }
    }

    public void Add(GrowthTally other)
    {
        _activeBefore += other._activeBefore;
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
    }

    public ImmutableArray<GrowthRow> ToRows()
    {
        var rows = ImmutableArray.CreateBuilder<GrowthRow>(_counts.Length);
        for (var i = 0; i < _counts.Length; i++)
        {
            var before = i == 0 ? _activeBefore : rows[i - 1].ActiveCount;
            var counts = _counts[i];
            rows.Add(new GrowthRow(
                new Period(_borders[i + 1], _borders[i + 2]), before, counts.New, counts.Returning, counts.Resurrecting, counts.Orders,
                counts.NetRevenue));
        }

        return rows.MoveToImmutable();
    }

    private static long UnitBefore(long fromTicks, CalendarUnit unit, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDayNumber(CalendarDays.DayNumber(fromTicks, zone));
        if (day == DateOnly.MinValue) return 0;
        var before = unit switch
        {
            CalendarUnit.Day => day.AddDays(-1),
            CalendarUnit.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - 7)),
            _ => day.Year == 1 && day.Month == 1 ? DateOnly.MinValue : day.AddMonths(-1),
        };
        return CalendarDays.StartOfDay(before.DayNumber, zone);
    }

    private void CountActive(int index, bool wasCustomer, bool wasActive)
    {
        if (index == 0)
        {
            _activeBefore++;
            return;
        }

        ref var counts = ref _counts[index - 1];
        if (!wasCustomer) counts.New++;
        else if (wasActive) counts.Returning++;
        else counts.Resurrecting++;
    }

    /// <summary>Returns the index of the last border at or before an instant that is not before the first border.</summary>
    private int IndexOf(long ticks)
    {
        var at = Array.BinarySearch(_borders, ticks);
        return at >= 0 ? at : ~at - 1;
    }
}

/// <summary>The counts and the net revenue of a period.</summary>
internal record struct GrowthCounts
{
    public long New;
    public long Returning;
    public long Resurrecting;
    public long Orders;
    public decimal NetRevenue;

    public static GrowthCounts operator +(in GrowthCounts left, in GrowthCounts right) => new()
    {
        New = left.New + right.New,
        Returning = left.Returning + right.Returning,
        Resurrecting = left.Resurrecting + right.Resurrecting,
        Orders = left.Orders + right.Orders,
        NetRevenue = left.NetRevenue + right.NetRevenue,
    };
}
