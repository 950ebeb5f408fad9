using LifecycleKit.Customers;

namespace LifecycleKit.Scoring;

public sealed partial class LeadScore
{
    /// <summary>Returns the score of a customer; allocates nothing.</summary>
    /// <param name="customer">The history of the customer.</param>
    /// <param name="asOf">The instant whose calendar day is today; events later today count too.</param>
    /// <param name="zone">The zone of calendar days.</param>
    /// <returns>The score, at least 0, with at most four decimals; null when it is not known how often there was a custom event that has
    /// points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customer"/> or <paramref name="zone"/> is null.</exception>
    public decimal? ScoreOf(CustomerHistory customer, DateTimeOffset asOf, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(zone);
        return TryRead(customer, asOf.UtcTicks, zone, out var score) ? score : null;
    }

    internal bool TryRead(CustomerHistory customer, long now, TimeZoneInfo zone, out decimal score)
    {
        score = 0;
        Span<long> points = stackalloc long[ActivityKinds.FirstCustom + CustomEventLog.MaxNames];
        if (!TryGetPoints(customer.CustomEvents, points)) return false;
        if (customer.Counts.IsEmpty) return true;
        Span<long> byDay = stackalloc long[ActivityCounts.MaxDays];
        customer.Counts.AddPoints(points, CalendarDays.DayNumber(now, zone), zone, byDay);
        score = ValueOf(byDay, 0);
        return true;
    }

    /// <summary>
    /// Returns the first midnight after <paramref name="now"/> at which the score compares differently with one of the operands, in UTC
    /// ticks; <see cref="long.MaxValue"/> for never.
    /// </summary>
    /// <remarks>
    /// Between two days on which events enter, the score only falls: each weight falls with age, down to 0 after the last day that counts.
    /// So the day is found by halving, with the very sums of <see cref="TryRead"/>.
    /// </remarks>
    internal long NextCrossing(CustomerHistory customer, long now, TimeZoneInfo zone, ReadOnlySpan<decimal> operands)
    {
        Span<long> points = stackalloc long[ActivityKinds.FirstCustom + CustomEventLog.MaxNames];
        if (operands.IsEmpty || customer.Counts.IsEmpty || !TryGetPoints(customer.CustomEvents, points)) return long.MaxValue;
        Span<long> byDay = stackalloc long[ActivityCounts.MaxDays];
        var day = CalendarDays.DayNumber(now, zone);
        var entering = customer.Counts.AddPoints(points, day, zone, byDay);
        var band = new ValueBand(ValueOf(byDay, 0), operands);
        while (true)
        {
            var last = (int)Math.Min(ActivityCounts.MaxDays, (long)entering - 1 - day);
            var days = FirstOutside(byDay, band, last);
            if (days <= last) return CalendarDays.StartOfDay(day + days, zone);
            if (entering == int.MaxValue) return long.MaxValue;
            day = entering;
            entering = customer.Counts.AddPoints(points, day, zone, byDay);
            if (!band.Contains(ValueOf(byDay, 0))) return CalendarDays.StartOfDay(day, zone);
        }
    }

    /// <summary>The first number of days, from 1 to <paramref name="last"/>, after which the score is outside a band; one more for
    /// none.</summary>
    private int FirstOutside(ReadOnlySpan<long> byDay, in ValueBand band, int last)
    {
        var (low, high) = (1, last + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (band.Contains(ValueOf(byDay, middle))) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Returns the score a number of days after that of the points, when no event enters until then.</summary>
    private decimal ValueOf(ReadOnlySpan<long> byDay, int later)
    {
        var sum = Int128.Zero;
        for (var age = 0; age < byDay.Length - later; age++)
        {
            if (byDay[age] != 0) sum += (Int128)byDay[age] * _weights[age + later];
        }

        return (decimal)((sum + UnitsOfStep / 2) / UnitsOfStep) / (Unit / UnitsOfStep);
    }

    /// <summary>Gets the points by kind of event; false when the events of a name with points are not known.</summary>
    private bool TryGetPoints(CustomEventLog customEvents, Span<long> points)
    {
        points.Clear();
        _points.CopyTo(points);
        foreach (var (name, value) in _customEvents)
        {
            if (customEvents.TryGet(name, out var entry)) points[entry.Kind] = value;
            else if (!customEvents.IsKnown(name)) return false;
        }

        return true;
    }
}
