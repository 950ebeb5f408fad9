namespace LifecycleKit.Plays;

/// <summary>The hours of the day in which a channel sends nothing, such as 21:00 to 08:00. They may include midnight.</summary>
/// <remarks>
/// The local time in the zone of the customer decides: the quiet hours include <see cref="From"/> and exclude <see cref="To"/>, also on
/// days when the clocks change. <c>default</c> means no quiet hours.
/// </remarks>
public readonly record struct QuietHours
{
    private QuietHours(TimeOnly from, TimeOnly to) => (From, To) = (from, to);

    /// <summary>The local time at which the quiet hours begin.</summary>
    public TimeOnly From { get; }

    /// <summary>The local time at which the quiet hours end.</summary>
    public TimeOnly To { get; }

    /// <summary>Whether there are quiet hours; false for <c>default</c>.</summary>
    public bool HasHours => From != To;

    /// <summary>Creates quiet hours.</summary>
    /// <param name="from">The local time at which they begin.</param>
    /// <param name="to">The local time at which they end; not equal to <paramref name="from"/>. An earlier time is on the next day.</param>
    /// <exception cref="ArgumentException">The two times are equal.</exception>
    public static QuietHours Between(TimeOnly from, TimeOnly to) => from != to
        ? new QuietHours(from, to)
        : throw new ArgumentException(
            $"Quiet hours from {from:HH:mm} to {to:HH:mm} are empty or never end. Use two different times.", nameof(to));

    /// <summary>Returns whether an instant is in the quiet hours.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone of the customer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Contains(instant.UtcTicks, zone);
    }

    /// <summary>
    /// Returns the first instant at or after another one that is not in the quiet hours.
    /// </summary>
    /// <param name="instant">The instant at which the search begins. It is returned itself when it is not in the quiet hours.</param>
    /// <param name="zone">The zone of the customer.</param>
    /// <returns>An instant in UTC; <see cref="DateTimeOffset.MaxValue"/> when the quiet hours last until the end of the calendar.</returns>
    /// <remarks>
    /// The search goes from one clock change of the zone to the next, so its cost depends neither on the length of the quiet hours nor on
    /// the gap between them. When a clock change skips the end, the result is the instant of the change, or the end on the next day if the
    /// quiet hours contain that instant. When the end occurs twice on one day, the first occurrence counts.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset EndAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new DateTimeOffset(Math.Min(EndAfter(instant.UtcTicks, zone, out _), DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"QuietHours {{ From = {From}, To = {To}, HasHours = {HasHours} }}");

    internal bool Contains(long utcTicks, TimeZoneInfo zone)
    {
        if (!HasHours) return false;
        var time = TimeOfDay(utcTicks + OffsetTicks(utcTicks, zone));
        return From < To ? time >= From.Ticks && time < To.Ticks : time >= From.Ticks || time < To.Ticks;
    }

    /// <summary>Returns the end in UTC ticks; <see cref="long.MaxValue"/> past the end of the calendar.</summary>
    /// <param name="utcTicks">The instant at which the search begins.</param>
    /// <param name="zone">The zone of the customer.</param>
    /// <param name="days">Receives the number of searched spans of at most one day: one, and one more for each clock change on the
    /// way.</param>
    internal long EndAfter(long utcTicks, TimeZoneInfo zone, out int days)
    {
        var at = utcTicks;
        for (days = 0; Contains(at, zone); days++)
        {
            var offset = OffsetTicks(at, zone);
            var time = TimeOfDay(at + offset);
            // The end, if the clock does not change before.
            var end = at + (To.Ticks > time ? To.Ticks : To.Ticks + TimeSpan.TicksPerDay) - time;
            var change = FirstChange(at, Math.Min(end, DateTime.MaxValue.Ticks), offset, zone);
            if (change < 0 && end > DateTime.MaxValue.Ticks) return long.MaxValue;
            at = change < 0 ? end : change;
        }

        return at;
    }

    /// <summary>
    /// Returns the first tick in (<paramref name="low"/>, <paramref name="high"/>], a span of at most one day, with another offset; -1 for
    /// none.
    /// </summary>
    private static long FirstChange(long low, long high, long offset, TimeZoneInfo zone) => OffsetTicks(high, zone) == offset
        ? -1
        : LowerBound.Find(low + 1, high, (zone, offset), static (at, state) => OffsetTicks(at, state.zone) == state.offset);

    /// <summary>Returns the local ticks since midnight; an offset can move the local time over either end of the calendar.</summary>
    private static long TimeOfDay(long wallTicks)
    {
        var time = wallTicks % TimeSpan.TicksPerDay;
        return time < 0 ? time + TimeSpan.TicksPerDay : time;
    }

    private static long OffsetTicks(long utcTicks, TimeZoneInfo zone) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
