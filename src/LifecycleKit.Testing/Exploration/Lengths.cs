using System.Globalization;
using System.Text;

namespace LifecycleKit.Testing;

/// <summary>Lengths of time as definitions write them, such as <c>90d</c> and <c>1d12h</c>.</summary>
internal static class Lengths
{
    private static readonly string[] Units = ["d", "h", "m", "s", "ticks"];

    private static readonly long[] Sizes =
        [TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, 1];

    /// <summary>Returns the text of a length above 0.</summary>
    public static string Text(TimeSpan length)
    {
        var text = new StringBuilder();
        var rest = length.Ticks;
        for (var i = 0; i < Units.Length; i++)
        {
            if (rest / Sizes[i] > 0) text.Append(CultureInfo.InvariantCulture, $"{rest / Sizes[i]}{Units[i]}");
            rest %= Sizes[i];
        }

        return text.ToString();
    }

    /// <summary>Reads a length; null when the text is not one.</summary>
    public static TimeSpan? Read(string? text)
    {
        var (ticks, at) = (0L, 0);
        while (at < text?.Length)
        {
            var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
            if (digits < 1 || !long.TryParse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return null;
            var letters = text.AsSpan(at + digits).IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? text[(at + digits)..] : text.Substring(at + digits, letters);
            var found = Array.IndexOf(Units, unit);
            if (found < 0 || count > TimeSpan.MaxValue.Ticks / Sizes[found]) return null;
            ticks += count * Sizes[found];
            at += digits + unit.Length;
        }

        return at == 0 ? null : new TimeSpan(ticks);
    }
}
