using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>
/// Reads and writes frequency caps: "2 in 7d" for a rolling window, "1 per day" and "2 per 7 days" for calendar days, separated by commas.
/// </summary>
internal static class CapText
{
    private const int MaxDays = 366;

    /// <summary>Writes each cap once, in a fixed order, since their order has no meaning; null for no cap.</summary>
    public static string? Write(IEnumerable<FrequencyCap> caps)
    {
        var texts =
            caps.Distinct().OrderBy(cap => cap.CalendarDays).ThenBy(cap => cap.Rolling).ThenBy(cap => cap.MaxCount).Select(Write).ToArray();
        return texts.Length == 0 ? null : string.Join(", ", texts);
    }

    public static IEnumerable<FrequencyCap> Read(string? text, string path, List<Diagnostic> diagnostics)
    {
        if (!new ValueReader(diagnostics).TryNames(text, path, out var caps)) yield break;
        foreach (var cap in caps)
        {
            if (ReadOne(cap, path, diagnostics) is { } read) yield return read;
        }
    }

    private static string Write(FrequencyCap cap) => FormattableString.Invariant(
        $"{cap.MaxCount} {(cap.Rolling > TimeSpan.Zero ? $"in {DurationText.Write(cap.Rolling.Ticks)}" : cap.CalendarDays == 1 ? "per day" : $"per {Number(cap.CalendarDays)} days")}");

    private static FrequencyCap? ReadOne(string cap, string path, List<Diagnostic> diagnostics)
    {
        var words = cap.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (int? MaxCount, TimeSpan? Rolling, int? Days) read = words switch
        {
            [var count, "in", var window] => (Count(count), DurationText.Read(window), null),
            [var count, "per", "day"] => (Count(count), null, 1),
            [var count, "per", var number, "days"] => (Count(count), null, Count(number)),
            _ => (null, null, null),
        };
        if (read.MaxCount is not { } maxCount || (read.Rolling is null && read.Days is null))
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(Diagnostic.Shown(cap))} is not a valid frequency cap.",
                "Write 2 in 7d for a rolling window, or 1 per day or 2 per 7 days for calendar days."));
            return null;
        }

        if (maxCount >= 1 && (read.Days is >= 1 and <= MaxDays || (read.Rolling > TimeSpan.Zero && read.Rolling <= MessageLog.Horizon)))
            return read.Rolling is { } window ? FrequencyCap.InWindow(maxCount, window) : FrequencyCap.InDays(maxCount, read.Days!.Value);
        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.OutOfRange, path, $"{ConditionText.Quoted(Diagnostic.Shown(cap))} is out of range.",
            $"Use at least 1 message, in at most {MessageLog.Horizon.Days}d or per at most {MaxDays} days."));
        return null;
    }

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
