using System.Globalization;
using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>Reads and writes quiet hours, such as "21:00-08:00".</summary>
internal static class QuietText
{
    private static readonly string[] Formats = ["HH:mm", "HH:mm:ss.FFFFFFF"];

    /// <summary>Writes quiet hours; null for none.</summary>
    public static string? Write(QuietHours hours) => hours.HasHours ? $"{Write(hours.From)}-{Write(hours.To)}" : null;

    /// <summary>Reads quiet hours; <c>default</c> for no text, and for a text with an error, which is reported.</summary>
    public static QuietHours Read(string? text, string path, List<Diagnostic> diagnostics)
    {
        if (string.IsNullOrEmpty(text)) return default;
        if (text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && TryRead(from, out var begin)
            && TryRead(to, out var end) && begin != end)
        {
            return QuietHours.Between(begin, end);
        }

        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(Diagnostic.Shown(text))} is not a valid span of quiet hours.",
            "Write two different times of day, such as 21:00-08:00."));
        return default;
    }

    private static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string Write(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? Formats[0] : Formats[1], CultureInfo.InvariantCulture);
}
