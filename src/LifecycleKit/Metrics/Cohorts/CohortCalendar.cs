using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Computes cohorts and ages for some options as of an instant.</summary>
internal readonly struct CohortCalendar
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;

    private readonly CohortOptions _options;
    private readonly int _today;
    private readonly int _lastDay;

    public CohortCalendar(CohortOptions options, long asOfTicks)
    {
        _options = options;
        _today = CalendarDays.DayNumber(asOfTicks, options.TimeZone);
        _lastDay = CalendarDays.DayNumber(Math.Max(0, asOfTicks - 1), options.TimeZone);
    }

    public int DayOf(DateTimeOffset instant) => CalendarDays.DayNumber(instant.UtcTicks, _options.TimeZone);

    /// <summary>Returns the number of the unit that contains a day.</summary>
    public int CohortOf(int day) => CalendarPeriods.NumberOf(DateOnly.FromDayNumber(day), _options.Unit);

    /// <summary>
    /// Returns the columns that have begun and ended for an anchor. A unit has ended when the day of the instant is in a later unit.
    /// </summary>
    public CohortReach ReachOf(int anchorDay) => new(
        _options.Retention.BegunColumns(AgeOf(_lastDay, anchorDay) + 1), _options.Retention.FinishedColumns(AgeOf(_today, anchorDay)), 1);

    /// <summary>Returns the age of a customer on a day that is not before the anchor's day.</summary>
    public int AgeOf(int day, int anchorDay)
    {
        if (_options.Aging == CohortAging.Calendar) return CohortOf(day) - CohortOf(anchorDay);
        return _options.Unit switch
        {
            CalendarUnit.Day => day - anchorDay,
            CalendarUnit.Week => (day - anchorDay) / DaysOfWeek,
            _ => MonthsBetween(DateOnly.FromDayNumber(anchorDay), DateOnly.FromDayNumber(day)),
        };
    }

    private static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * MonthsOfYear + to.Month - from.Month;
        // Counted from the anchor each time, as 31 January + 2 months is 31 March although + 1 month is in February.
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
