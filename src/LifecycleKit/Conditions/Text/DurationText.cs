using System.Globalization;
using System.Text;

namespace LifecycleKit.Conditions;

/// <summary>Durations as lifecycles and playbooks write them: <c>90d</c>, <c>1d12h</c>, <c>30m</c>.</summary>
public static class DurationText
{
    private const int MaxDigits = 18;

    /// <summary>The units of durations, the largest first.</summary>
    internal static readonly (string Unit, long Size)[] Units =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
        ("ticks", 1),
    ];

    /// <summary>
    /// Reads counts of days, hours, minutes, seconds and ticks, from the largest unit to the smallest and each at most once.
    /// </summary>
    /// <param name="text">The text, such as <c>1d12h</c>; empty text is not a duration.</param>
    /// <returns>The duration; <see cref="TimeSpan.MaxValue"/> for longer ones; null when the text is not a duration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TimeSpan? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        var next = 0;
        Int128 ticks = 0;
        while (at < text.Length)
        {
            var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > MaxDigits) return null;
            var count = long.Parse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
            at += digits;
            var letters = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? text[at..] : text.Substring(at, letters);
            var found = Array.FindIndex(Units, next, other => other.Unit == unit);
            if (found < 0) return null;
            ticks += (Int128)count * Units[found].Size;
            (at, next) = (at + unit.Length, found + 1);
        }

        return at == 0 ? null : ticks > TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : new TimeSpan((long)ticks);
    }

    /// <summary>
    /// Writes a duration with days, hours, minutes and seconds; a part below one second is written in ticks (100 ns).
    /// </summary>
    /// <param name="duration">The duration, at least 0.</param>
    /// <returns>The text, such as <c>90d</c> or <c>1d12h</c>; empty for 0. Culture-invariant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public static string Write(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return Write(duration.Ticks);
    }

    internal static string Write(long ticks)
    {
        var text = new StringBuilder();
        foreach (var (unit, size) in Units)
        {
            var count = ticks / size;
            if (count == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
            ticks -= count * size;
        }

        return text.ToString();
    }
}
