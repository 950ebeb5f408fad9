using System.Collections.Immutable;

namespace LifecycleKit.Customers;

/// <summary>Divides time into the days, weeks and months of a time zone.</summary>
public static class CalendarPeriods
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;

    /// <summary>Returns the first day of the unit that contains a date: the date itself, its Monday, or the first of its month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static DateOnly StartOf(DateOnly date, CalendarUnit unit) => StartOf(NumberOf(date, unit), unit);

    /// <summary>Divides a period at the beginnings of calendar units.</summary>
    /// <param name="period">The period to divide.</param>
    /// <param name="unit">The unit at whose beginnings the period is divided.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <returns>The parts in order, which together are the whole period; the first and the last may be shorter than a unit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static ImmutableArray<Period> Cut(Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (period.ToTicks <= period.FromTicks) return [];
        var pieces = ImmutableArray.CreateBuilder<Period>();
        var last = NumberOf(period.ToTicks - 1, unit, zone);
        var from = period.FromTicks;
        for (var number = NumberOf(from, unit, zone); number <= last; number++)
        {
            var to = Math.Min(period.ToTicks, StartTicks(number + 1, unit, zone));
            // A zone that crossed the date line skipped a whole day.
            if (to <= from) continue;
            pieces.Add(new Period(from, to));
            from = to;
        }

        return pieces.ToImmutable();
    }

    /// <summary>
    /// Returns the period of the same length just before a period: as many months if the period is whole months of the zone, otherwise as
    /// many days.
    /// </summary>
    /// <param name="period">The period; not empty.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period begins so early that the calendar has no time of its length before
    /// it.</exception>
    public static Period GetPrevious(Period period, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (period.ToTicks <= period.FromTicks) throw new ArgumentException("The period is empty.", nameof(period));
        var (first, end) = (NumberOf(period.FromTicks, CalendarUnit.Month, zone), NumberOf(period.ToTicks, CalendarUnit.Month, zone));
        var isMonths =
            StartTicks(first, CalendarUnit.Month, zone) == period.FromTicks && StartTicks(end, CalendarUnit.Month, zone) == period.ToTicks;
        var unit = isMonths ? CalendarUnit.Month : CalendarUnit.Day;
        if (!isMonths)
        {
            // A period within one day is as long as a day; a piece of a day at the end counts as one.
            first = NumberOf(period.FromTicks, unit, zone);
            end = Math.Max(first, NumberOf(period.ToTicks - 1, unit, zone)) + 1;
        }

        if (2 * first < end)
            throw new ArgumentOutOfRangeException(nameof(period), period, "The calendar has no time of this length before the period.");
        return new Period(StartTicks(2 * first - end, unit, zone), period.FromTicks);
    }

    /// <summary>The first UTC ticks of the units that begin in a period or at its end, ascending.</summary>
    internal static long[] Beginnings(Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var pieces = Cut(period, unit, zone);
        if (pieces.IsEmpty) return [];
        var borders = pieces.Select(piece => piece.FromTicks).ToList();
        if (!Begins(period.FromTicks)) borders.RemoveAt(0);
        if (Begins(period.ToTicks)) borders.Add(period.ToTicks);
        return [.. borders];

        bool Begins(long ticks) => StartTicks(NumberOf(ticks, unit, zone), unit, zone) == ticks;
    }

    /// <summary>The number of units that have begun since 0001-01-01, a Monday, when the unit of the date begins.</summary>
    internal static int NumberOf(DateOnly date, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => date.DayNumber,
        CalendarUnit.Week => date.DayNumber / DaysOfWeek,
        CalendarUnit.Month => (date.Year - 1) * MonthsOfYear + date.Month - 1,
        _ => throw Undefined(unit),
    };

    internal static int NumberOf(long utcTicks, CalendarUnit unit, TimeZoneInfo zone) =>
        NumberOf(DateOnly.FromDayNumber(CalendarDays.DayNumber(utcTicks, zone)), unit);

    /// <summary>The first day of a unit by its number; the last day of the calendar for a unit past its end.</summary>
    internal static DateOnly StartOf(int number, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => DateOnly.FromDayNumber(Math.Min(number, DateOnly.MaxValue.DayNumber)),
        CalendarUnit.Week => DateOnly.FromDayNumber(Math.Min(number * DaysOfWeek, DateOnly.MaxValue.DayNumber)),
        CalendarUnit.Month => number / MonthsOfYear < DateOnly.MaxValue.Year
            ? new DateOnly(number / MonthsOfYear + 1, number % MonthsOfYear + 1, 1)
            : DateOnly.MaxValue,
        _ => throw Undefined(unit),
    };

    /// <summary>The first UTC tick of a unit by its number; <see cref="long.MaxValue"/> past the end of the calendar.</summary>
    internal static long StartTicks(int number, CalendarUnit unit, TimeZoneInfo zone)
    {
        var start = StartOf(number, unit);
        return NumberOf(start, unit) < number ? long.MaxValue : CalendarDays.StartOfDay(start.DayNumber, zone);
    }

    private static ArgumentOutOfRangeException Undefined(CalendarUnit unit) =>
        new(nameof(unit), unit, "The unit must be one of CalendarUnit.");
}
