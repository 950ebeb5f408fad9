using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Where units of the calendar begin within a period.</summary>
internal static class CalendarUnits
{
    /// <summary>The first UTC ticks of the units that begin in a period or at its end, ascending.</summary>
    public static long[] Beginnings(Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var pieces = CalendarPeriods.Cut(period, unit, zone);
        if (pieces.IsEmpty) return [];
        var borders = pieces.Select(piece => piece.FromTicks).ToList();
        if (!Begins(period.FromTicks)) borders.RemoveAt(0);
        if (Begins(period.ToTicks)) borders.Add(period.ToTicks);
        return [.. borders];

        bool Begins(long ticks) => CalendarPeriods.StartTicks(CalendarPeriods.NumberOf(ticks, unit, zone), unit, zone) == ticks;
    }
}
