using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

public sealed partial class CustomerTimeline
{
    /// <summary>Lets time pass.</summary>
    /// <param name="time">The length of time, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public CustomerTimeline After(TimeSpan time) => time >= TimeSpan.Zero
        ? At(Now + time)
        : throw new ArgumentOutOfRangeException(nameof(time), time, "A timeline only goes forward: the time must be at least 0.");

    /// <summary>Lets calendar days of <see cref="TimeZone"/> pass: afterwards the clocks show the same time of day.</summary>
    /// <param name="days">The number of days, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public CustomerTimeline AfterDays(int days)
    {
        if (days < 0)
            throw new ArgumentOutOfRangeException(nameof(days), days, "A timeline only goes forward: the days must be at least 0.");
        var local = TimeZoneInfo.ConvertTime(Now, TimeZone);
        return days == 0 ? this : At(Instant(local.DateTime.AddDays(days)));
    }

    /// <summary>
    /// Lets time pass until a day, counted from the date of <see cref="Start"/> in <see cref="TimeZone"/>, which is day 0.
    /// </summary>
    /// <param name="day">The day, not before that of <see cref="Now"/>.</param>
    /// <param name="time">The local time of day; null for that of <see cref="Start"/>. Of a time that occurs twice, as clocks are set
    /// back, the second is meant; a time that is skipped, as clocks are set forward, is as long after the change.</param>
    /// <exception cref="ArgumentOutOfRangeException">That instant is before <see cref="Now"/>.</exception>
    public CustomerTimeline OnDay(int day, TimeOnly? time = null)
    {
        var local = TimeZoneInfo.ConvertTime(Start, TimeZone).DateTime;
        var at = Instant(local.Date.AddDays(day) + (time?.ToTimeSpan() ?? local.TimeOfDay));
        if (at >= Now) return At(at);
        var reached = CalendarDays.CountDays(Start, Now, TimeZone);
        throw new ArgumentOutOfRangeException(
            nameof(day), day, FormattableString.Invariant($"A timeline only goes forward: it has reached {Now:O}, on day {reached}."));
    }

    /// <summary>Lets time pass until an instant.</summary>
    /// <param name="instant">The instant, not before <see cref="Now"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before <see cref="Now"/>.</exception>
    public CustomerTimeline At(DateTimeOffset instant) => instant >= Now
        ? new(this, instant.ToUniversalTime(), _events, _reportedAt, _orders)
        : throw new ArgumentOutOfRangeException(
            nameof(instant), instant, FormattableString.Invariant($"A timeline only goes forward: it has reached {Now:O}."));

    private DateTimeOffset Instant(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(unspecified, TimeZone.GetUtcOffset(unspecified)).ToUniversalTime();
    }
}
