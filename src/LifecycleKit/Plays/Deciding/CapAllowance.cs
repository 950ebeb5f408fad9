using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>The number of messages that frequency caps still allow.</summary>
/// <param name="Left">The number of messages that may be sent now.</param>
/// <param name="UntilTicks">The instant at which a message is allowed again, in UTC ticks; 0 when one is allowed now.</param>
internal readonly record struct CapAllowance(int Left, long UntilTicks)
{
    public static CapAllowance Unlimited { get; } = new(int.MaxValue, 0);

    /// <summary>Returns what several caps together allow.</summary>
    /// <param name="caps">The caps.</param>
    /// <param name="log">The sent messages.</param>
    /// <param name="play">The play whose messages count; null for all plays.</param>
    /// <param name="channels">The channels whose messages count.</param>
    /// <param name="atTicks">The instant, in UTC ticks.</param>
    /// <param name="zone">The zone of calendar days.</param>
    public static CapAllowance Of(
        ReadOnlySpan<FrequencyCap> caps, MessageLog log, string? play, Channels channels, long atTicks, TimeZoneInfo zone)
    {
        var allowance = Unlimited;
        for (var i = 0; i < caps.Length; i++)
        {
            var one = Of(caps[i], log, play, channels, atTicks, zone);
            allowance = new CapAllowance(Math.Min(allowance.Left, one.Left), Math.Max(allowance.UntilTicks, one.UntilTicks));
        }

        return allowance;
    }

    private static CapAllowance Of(in FrequencyCap cap, MessageLog log, string? play, Channels channels, long atTicks, TimeZoneInfo zone)
    {
        var fromTicks = cap.Rolling > TimeSpan.Zero
            ? atTicks - cap.Rolling.Ticks
            : CalendarDays.StartOfDay(CalendarDays.DayNumber(atTicks, zone) - cap.CalendarDays + 1, zone) - 1;
        var (count, opening) = (0, 0L);
        for (var i = log.FirstAfter(atTicks) - 1; i >= 0; i--)
        {
            var message = log[i];
            var sent = message.SentAt.UtcTicks;
            if (sent <= fromTicks) break;
            if ((message.Channel & channels) == 0 || (play is not null && !string.Equals(message.Play, play, StringComparison.Ordinal)))
                continue;
            // When this message is no longer in the window, one more is allowed.
            if (++count == cap.MaxCount) opening = sent;
        }

        if (count < cap.MaxCount) return new CapAllowance(cap.MaxCount - count, 0);
        return new CapAllowance(0, cap.Rolling > TimeSpan.Zero
            ? Later(opening, cap.Rolling)
            : CalendarDays.StartOfDay(CalendarDays.DayNumber(opening, zone) + cap.CalendarDays, zone));
    }

    /// <summary>Adds a span; <see cref="long.MaxValue"/> past the end of the calendar.</summary>
    private static long Later(long ticks, TimeSpan span) =>
        ticks > DateTime.MaxValue.Ticks - span.Ticks ? long.MaxValue : ticks + span.Ticks;
}
