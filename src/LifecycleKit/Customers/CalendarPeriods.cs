using System.Collections.Immutable;

namespace LifecycleKit.Customers;

/// <summary>Days, weeks and months of a time zone, numbered one after the other: the one place that knows where they begin.</summary>
/// <remarks>Static and thread-safe.</remarks>
public static class CalendarPeriods
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;

    /// <summary>The first day of the unit that a date lies in: the date itself, its Monday, or the first of its month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public static DateOnly StartOf(DateOnly date, CalendarUnit unit) => StartOf(NumberOf(date, unit), unit);

    /// <summary>Cuts a period where units of the calendar begin.</summary>
    /// <param name="period">What to cut.</param>
    /// <param name="unit">Where to cut.</param>
    /// <param name="zone">Whose calendar.</param>
    /// <returns>The pieces in order, together the whole: the first and the last may be less than a unit.</returns>
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

    /// <summary>The time just before a period, of the same length: as many months if it is whole months of the zone, otherwise as many days.</summary>
    /// <param name="period">The period; not empty.</param>
    /// <param name="zone">Whose calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">The period is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such time in the calendar: the period begins too early.</exception>
    public static Period Before(Period period, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (period.ToTicks <= period.FromTicks) throw new ArgumentException("The period is empty.", nameof(period));
        var (first, end) = (NumberOf(period.FromTicks, CalendarUnit.Month, zone), NumberOf(period.ToTicks, CalendarUnit.Month, zone));
        var isMonths = StartTicks(first, CalendarUnit.Month, zone) == period.FromTicks && StartTicks(end, CalendarUnit.Month, zone) == period.ToTicks;
        var unit = isMonths ? CalendarUnit.Month : CalendarUnit.Day;
        if (!isMonths)
        {
            // A period within one day is as long as a day; a piece of a day at the end counts as one.
            first = NumberOf(period.FromTicks, unit, zone);
            end = Math.Max(first, NumberOf(period.ToTicks - 1, unit, zone)) + 1;
        }

        if (2 * first < end) throw new ArgumentOutOfRangeException(nameof(period), period, "The calendar has no time of this length before the period.");
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

    /// <summary>How many units have begun since 0001-01-01, a Monday, when the date's own begins.</summary>
    internal static int NumberOf(DateOnly date, CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => date.DayNumber,
        CalendarUnit.Week => date.DayNumber / DaysOfWeek,
        CalendarUnit.Month => (date.Year - 1) * MonthsOfYear + date.Month - 1,
        _ => throw Undefined(unit),
    };

    internal static int NumberOf(long utcTicks, CalendarUnit unit, TimeZoneInfo zone) =>
        NumberOf(DateOnly.FromDayNumber(CalendarDays.DayNumber(utcTicks, zone)), unit);

    /// <summary>The first day of a unit by its number; past the end of the calendar its last day.</summary>
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

    private static ArgumentOutOfRangeException Undefined(CalendarUnit unit) => new(nameof(unit), unit, "The unit must be one of CalendarUnit.");
}
