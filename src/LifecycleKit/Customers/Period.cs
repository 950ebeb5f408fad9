namespace LifecycleKit.Customers;

/// <summary>A period of time from one instant up to, but not including, another: [From, To).</summary>
/// <remarks><c>default</c> is empty.</remarks>
public readonly record struct Period
{
    internal Period(long fromTicks, long toTicks) => (FromTicks, ToTicks) = (fromTicks, toTicks);

    /// <summary>The first instant, in UTC.</summary>
    public DateTimeOffset From => new(FromTicks, TimeSpan.Zero);

    /// <summary>The first instant after the period, in UTC.</summary>
    public DateTimeOffset To => new(ToTicks, TimeSpan.Zero);

    /// <summary>The elapsed time between the two instants.</summary>
    public TimeSpan Duration => new(ToTicks - FromTicks);

    internal long FromTicks { get; }

    internal long ToTicks { get; }

    /// <summary>Creates a period.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant after the period; later than <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end is not later than the start.</exception>
    public static Period Create(DateTimeOffset from, DateTimeOffset to) => to > from
        ? new Period(from.UtcTicks, to.UtcTicks)
        : throw new ArgumentOutOfRangeException(
            nameof(to), to, FormattableString.Invariant($"A period must end after it begins, {from:O}."));

    /// <summary>Creates a period of whole days.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last one; later than <paramref name="from"/>.</param>
    /// <param name="zone">The time zone of the days.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end is not later than the start, or the zone skipped every day between
    /// them.</exception>
    public static Period OfDays(DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        Create(CalendarDays.StartOf(from, zone), CalendarDays.StartOf(to, zone));

    /// <summary>Returns whether an instant is in the period: at <see cref="From"/> or later, and before <see cref="To"/>.</summary>
    public bool Contains(DateTimeOffset instant) => Contains(instant.UtcTicks);

    /// <summary>Returns the two instants, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"[{From:O}, {To:O})");

    internal bool Contains(long utcTicks) => utcTicks >= FromTicks && utcTicks < ToTicks;
}
