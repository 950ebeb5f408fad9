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
    public bool Exist => From != To;

    /// <summary>Makes quiet hours.</summary>
    /// <param name="from">When they begin.</param>
    /// <param name="to">When they end; not the same. Earlier than the beginning: on the next day.</param>
    /// <exception cref="ArgumentException">The two are the same.</exception>
    public static QuietHours Between(TimeOnly from, TimeOnly to) => from != to
        ? new QuietHours(from, to)
        : throw new ArgumentException($"Quiet hours from {from:HH:mm} to {to:HH:mm} are none, or never end.", nameof(to));

    /// <summary>Whether it is quiet at an instant.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public bool AreAt(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return AreAt(instant.UtcTicks, zone);
    }

    /// <summary>The first instant from another on at which it is not quiet: that instant itself unless it is quiet then.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset EndAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new DateTimeOffset(EndAfter(instant.UtcTicks, zone), TimeSpan.Zero);
    }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"QuietHours {{ From = {From}, To = {To}, Exist = {Exist} }}");

    internal bool AreAt(long utcTicks, TimeZoneInfo zone)
    {
        if (!Exist) return false;
        var time = TimeOnly.FromTimeSpan(Wall(utcTicks, zone).TimeOfDay);
        return From < To ? time >= From && time < To : time >= From || time < To;
    }

    internal long EndAfter(long utcTicks, TimeZoneInfo zone)
    {
        if (!AreAt(utcTicks, zone)) return utcTicks;
        // By quarters of an hour, which no zone's changes are shorter than, to where it is over; then to the tick.
        var (quiet, step) = (utcTicks, TimeSpan.TicksPerMinute * 15);
        while (AreAt(quiet + step, zone)) quiet += step;
        var over = quiet + step;
        while (over - quiet > 1)
        {
            var middle = quiet + (over - quiet) / 2;
            if (AreAt(middle, zone)) quiet = middle;
            else over = middle;
        }

        return over;
    }

    private static DateTime Wall(long utcTicks, TimeZoneInfo zone) =>
        new(Math.Clamp(utcTicks + zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks, 0, DateTime.MaxValue.Ticks));
}
