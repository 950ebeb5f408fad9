namespace LifecycleKit.Customers;

/// <summary>Converts instants to calendar days of a time zone and back, and counts the days between instants.</summary>
/// <remarks>
/// A calendar day follows the wall clock of the zone and is 23, 24 or 25 hours long, so a recency of n days means that n midnights
/// have passed. A clock that is set back over midnight does not reopen the day before: a date that has begun goes on (up to a set-back of
/// four hours; only moves of the date line before 1912 repeated a whole day). The first and last dates of the calendar include the
/// instants whose own date is past its edge. No member allocates.
/// </remarks>
public static class CalendarDays
{
    private const long LateEvening = 20 * TimeSpan.TicksPerHour;

    /// <summary>Returns the date of an instant in a zone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static DateOnly DateOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return DateOnly.FromDayNumber(DayNumber(instant.UtcTicks, zone));
    }

    /// <summary>Returns the first instant of a date in a zone; where the clock skips midnight, the first instant after the skip.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new DateTimeOffset(StartOfDay(date.DayNumber, zone), TimeSpan.Zero);
    }

    /// <summary>
    /// Returns the number of midnights of a zone in (<paramref name="from"/>, <paramref name="to"/>]; negative when reversed.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static int CountDays(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return DayNumber(to.UtcTicks, zone) - DayNumber(from.UtcTicks, zone);
    }

    /// <summary>Returns the days since 0001-01-01 of an instant in UTC ticks; the number never falls as time goes on.</summary>
    internal static int DayNumber(long utcTicks, TimeZoneInfo zone)
    {
        if (ReferenceEquals(zone, TimeZoneInfo.Utc)) return (int)(utcTicks / TimeSpan.TicksPerDay);
        var local = WallTicks(utcTicks, zone);
        var day = (int)(local / TimeSpan.TicksPerDay);
        // A clock set back over midnight shows a late hour of the old day again; the new day, once begun, goes on.
        return local % TimeSpan.TicksPerDay >= LateEvening && StartOfDay(day + 1, zone) <= utcTicks ? day + 1 : day;
    }

    /// <summary>
    /// The first UTC tick whose date is <paramref name="dayNumber"/> or later; <see cref="long.MaxValue"/> past the calendar.
    /// </summary>
    internal static long StartOfDay(int dayNumber, TimeZoneInfo zone)
    {
        if (dayNumber <= 0) return 0;
        if (dayNumber > DateOnly.MaxValue.DayNumber) return long.MaxValue;
        var midnight = dayNumber * TimeSpan.TicksPerDay;
        if (ReferenceEquals(zone, TimeZoneInfo.Utc)) return midnight;

        // No offset exceeds 14 hours, so the first instant of the date is midnight under the offset of the day before or
        // of the day after, or else the instant of the change that skipped midnight.
        var before = Clamp(midnight - OffsetTicks(Clamp(midnight - TimeSpan.TicksPerDay), zone));
        var after = Clamp(midnight - OffsetTicks(Clamp(midnight + TimeSpan.TicksPerDay), zone));
        var first = Math.Min(before, after);
        if (StartsAt(first)) return first;
        var second = Math.Max(before, after);
        return StartsAt(second) ? second : FirstInstantOf(dayNumber, first, second, zone);

        bool StartsAt(long ticks) => WallDay(ticks, zone) >= dayNumber && WallDay(ticks - 1, zone) < dayNumber;
    }

    /// <summary>Searches (<paramref name="low"/>, <paramref name="high"/>] for the change of offset that skipped midnight.</summary>
    private static long FirstInstantOf(int dayNumber, long low, long high, TimeZoneInfo zone) => LowerBound.Find(
        low + 1, high, (dayNumber, zone), static (ticks, state) => WallDay(ticks, state.zone) < state.dayNumber);

    private static int WallDay(long utcTicks, TimeZoneInfo zone) => (int)(WallTicks(utcTicks, zone) / TimeSpan.TicksPerDay);

    /// <summary>The wall-clock time; an offset can push the first and last instants of the calendar over its edge.</summary>
    private static long WallTicks(long utcTicks, TimeZoneInfo zone) => Clamp(utcTicks + OffsetTicks(utcTicks, zone));

    private static long OffsetTicks(long utcTicks, TimeZoneInfo zone) =>
        zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;

    private static long Clamp(long ticks) => Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks);
}
