using System.Globalization;

namespace LifecycleKit.Conditions;

/// <summary>Reads durations as <see cref="ConditionText.Duration"/> writes them.</summary>
internal static class DurationText
{
    private const int MaxDigits = 18;

    /// <summary>
    /// Reads counts of days, hours, minutes, seconds and ticks, from the largest unit to the smallest and each at most once.
    /// </summary>
    /// <returns>The duration; <see cref="TimeSpan.MaxValue"/> for longer ones; null when the text is not a duration.</returns>
    public static TimeSpan? Read(string text)
    {
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
            var found = Array.FindIndex(ConditionText.Units, next, other => other.Unit == unit);
            if (found < 0) return null;
            ticks += (Int128)count * ConditionText.Units[found].Size;
            (at, next) = (at + unit.Length, found + 1);
        }

        return at == 0 ? null : ticks > TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : new TimeSpan((long)ticks);
    }
}
