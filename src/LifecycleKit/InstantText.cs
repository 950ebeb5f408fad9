using System.Globalization;

namespace LifecycleKit;

/// <summary>Instants in text: ISO 8601 with an offset or Z, or a date alone for its midnight in UTC; in any culture.</summary>
internal static class InstantText
{
    public const string Suggestion = "Write a date, or an instant with its offset such as 2026-11-01T09:30:00Z.";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>Null when the text is not an instant.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    public static string Write(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
