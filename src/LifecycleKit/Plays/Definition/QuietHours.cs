namespace LifecycleKit.Plays;

/// <summary>The hours of the customer's day in which nothing is sent, such as 21:00 to 08:00; they may lie over midnight.</summary>
/// <remarks>
/// What counts is the clock on the wall of the customer's zone: it is quiet from <see cref="From"/> on until just before <see cref="To"/>, also where the
/// clock is set. <c>default</c> is no quiet hours. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct QuietHours
{
    private QuietHours(TimeOnly from, TimeOnly to) => (From, To) = (from, to);

    /// <summary>When it begins to be quiet.</summary>
    public TimeOnly From { get; }

    /// <summary>When it ends.</summary>
    public TimeOnly To { get; }

    /// <summary>Whether there are any.</summary>
    public bool HasHours => From != To;

    /// <summary>Makes quiet hours.</summary>
    /// <param name="from">When they begin.</param>
    /// <param name="to">When they end; not the same. Earlier than the beginning: on the next day.</param>
    /// <exception cref="ArgumentException">The two are the same.</exception>
    public static QuietHours Between(TimeOnly from, TimeOnly to) => from != to
        ? new QuietHours(from, to)
        : throw new ArgumentException($"Quiet hours from {from:HH:mm} to {to:HH:mm} are none, or never end.", nameof(to));

    /// <summary>Whether it is quiet at an instant.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public bool Contains(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Contains(instant.UtcTicks, zone);
    }

    /// <summary>
    /// Returns the first instant, at or after another, at which it is not quiet: that instant itself unless it is quiet then.
    /// </summary>
    /// <param name="instant">The instant from which on to look.</param>
    /// <param name="zone">The zone of the customer's clock.</param>
    /// <returns>An instant in UTC; <see cref="DateTimeOffset.MaxValue"/> when it stays quiet until the end of the calendar.</returns>
    /// <remarks>
    /// Goes from change to change of the zone's clock, so the work does not depend on how long the hours are or how short the opening
    /// between them is. An end that the clock skips is the instant of the skip when it is not quiet after it, otherwise the end of the next
    /// day; of an end that the clock shows twice it is the first.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset EndAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new DateTimeOffset(Math.Min(EndAfter(instant.UtcTicks, zone, out _), DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"QuietHours {{ From = {From}, To = {To}, HasHours = {HasHours} }}");

    internal bool Contains(long utcTicks, TimeZoneInfo zone)
    {
        if (!HasHours) return false;
        var time = TimeOfDay(utcTicks + OffsetTicks(utcTicks, zone));
        return From < To ? time >= From.Ticks && time < To.Ticks : time >= From.Ticks || time < To.Ticks;
    }

    /// <summary>The end in UTC ticks; <see cref="long.MaxValue"/> past the calendar.</summary>
    /// <param name="utcTicks">The instant from which on to look.</param>
    /// <param name="zone">The zone of the customer's clock.</param>
    /// <param name="days">How many stretches of at most a day were looked at: one, and one more for each change of the clock on the
    /// way.</param>
    internal long EndAfter(long utcTicks, TimeZoneInfo zone, out int days)
    {
        var at = utcTicks;
        for (days = 0; Contains(at, zone); days++)
        {
            var offset = OffsetTicks(at, zone);
            var time = TimeOfDay(at + offset);
            // Where the clock comes to the end if it is not set before.
            var end = at + (To.Ticks > time ? To.Ticks : To.Ticks + TimeSpan.TicksPerDay) - time;
            var change = FirstChange(at, Math.Min(end, DateTime.MaxValue.Ticks), offset, zone);
            if (change < 0 && end > DateTime.MaxValue.Ticks) return long.MaxValue;
            at = change < 0 ? end : change;
        }

        return at;
    }

    /// <summary>
    /// The first tick in (<paramref name="low"/>, <paramref name="high"/>], at most a day, with another offset; -1 for none.
    /// </summary>
    private static long FirstChange(long low, long high, long offset, TimeZoneInfo zone)
    {
        if (OffsetTicks(high, zone) == offset) return -1;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (OffsetTicks(middle, zone) == offset) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The ticks since midnight that the clock shows; an offset can push the clock over either end of the calendar.</summary>
    private static long TimeOfDay(long wallTicks)
    {
        var time = wallTicks % TimeSpan.TicksPerDay;
        return time < 0 ? time + TimeSpan.TicksPerDay : time;
    }

    private static long OffsetTicks(long utcTicks, TimeZoneInfo zone) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
