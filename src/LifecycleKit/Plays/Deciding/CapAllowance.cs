using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>How much room caps leave, and when there is more.</summary>
/// <param name="Left">How many more messages may be sent now.</param>
/// <param name="UntilTicks">When there is room again if there is none; 0 otherwise.</param>
internal readonly record struct CapAllowance(int Left, long UntilTicks)
{
    public static CapAllowance Plenty { get; } = new(int.MaxValue, 0);

    /// <summary>The room under all of some caps.</summary>
    /// <param name="caps">The caps.</param>
    /// <param name="log">The messages sent.</param>
    /// <param name="play">Only messages of this play; null for all.</param>
    /// <param name="channels">Only messages on these channels.</param>
    /// <param name="atTicks">Now.</param>
    /// <param name="zone">Whose days.</param>
    public static CapAllowance Of(ReadOnlySpan<FrequencyCap> caps, MessageLog log, string? play, Channels channels, long atTicks, TimeZoneInfo zone)
    {
        var room = Plenty;
        for (var i = 0; i < caps.Length; i++)
        {
            var under = Of(caps[i], log, play, channels, atTicks, zone);
            room = new CapAllowance(Math.Min(room.Left, under.Left), Math.Max(room.UntilTicks, under.UntilTicks));
        }

        return room;
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
            if ((message.Channel & channels) == 0 || (play is not null && !string.Equals(message.Play, play, StringComparison.Ordinal))) continue;
            // The one whose leaving the window makes room.
            if (++count == cap.MaxCount) opening = sent;
        }

        if (count < cap.MaxCount) return new CapAllowance(cap.MaxCount - count, 0);
        return new CapAllowance(0, cap.Rolling > TimeSpan.Zero
            ? Later(opening, cap.Rolling)
            : CalendarDays.StartOfDay(CalendarDays.DayNumber(opening, zone) + cap.CalendarDays, zone));
    }

    /// <summary>An instant past the calendar never comes.</summary>
    private static long Later(long ticks, TimeSpan span) => ticks > DateTime.MaxValue.Ticks - span.Ticks ? long.MaxValue : ticks + span.Ticks;
}
