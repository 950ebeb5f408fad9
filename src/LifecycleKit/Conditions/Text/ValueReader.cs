namespace LifecycleKit.Conditions;

/// <summary>Reads values in text. Each method reports what is wrong with the text, and then returns false.</summary>
internal sealed class ValueReader(List<Diagnostic> diagnostics)
{
    private const int MaxNames = 256;

    public bool TryNumber(string text, string path, out decimal value) => TryTake(
        DecimalText.Read(text), text, path, "is not a number, or has more than 28 digits",
        "Write digits with at most one point, such as 12.5.", out value);

    public bool TryInstant(string text, string path, out DateTimeOffset value) =>
        TryTake(InstantText.Read(text), text, path, "is not an instant", InstantText.Suggestion, out value);

    public bool TryFlag(string text, string path, out bool value)
    {
        bool? flag = text.Equals("true", StringComparison.OrdinalIgnoreCase)
            ? true : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
        return TryTake(flag, text, path, "is neither true nor false", "Write true or false.", out value);
    }

    public bool TryDuration(string text, string path, out TimeSpan value)
    {
        if (!TryTake(
            DurationText.Read(text), text, path, "is not a duration", "Write days, hours, minutes and seconds, such as 90d or 1d12h.",
            out value))
        {
            return false;
        }

        if (value > TimeSpan.Zero && value.Ticks <= Age.MaxTicks) return true;
        Error(DiagnosticIds.OutOfRange, path, $"{Shown(text)} is out of range.", "Give a duration above 0 and up to 36 500 days.");
        return false;
    }

    public bool TryText(string text, string path, out string value)
    {
        value = text;
        var isWhole = true;
        for (var i = 0; i < text.Length && isWhole; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else isWhole = !char.IsSurrogate(text[i]);
        }

        if (!isWhole) Error(DiagnosticIds.TypeMismatch, path, "The text contains half of a surrogate pair.", "Write whole characters.");
        return isWhole;
    }

    public bool TryPrefix(string text, string path, out string value)
    {
        if (!TryText(text, path, out value)) return false;
        if (value.Length > 0) return true;
        Error(DiagnosticIds.Missing, path, "The text is empty, and every text begins with it.", "Give a text, or use exists.");
        return false;
    }

    /// <summary>
    /// Reads names with commas between them, without the space around them; no names for empty text and for too many names.
    /// </summary>
    public bool TryNames(string? text, string path, out string[] names)
    {
        names = string.IsNullOrEmpty(text) ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > MaxNames)
        {
            Error(DiagnosticIds.LimitExceeded, path, $"The list has {names.Length} names.", $"Give at most {MaxNames}.");
            names = [];
            return false;
        }

        if (Array.TrueForAll(names, name => name.Length > 0)) return true;
        Error(DiagnosticIds.InvalidId, path, $"{Shown(text!)} contains an empty name.", "Write names with single commas between them.");
        return false;
    }

    private bool TryTake<T>(T? read, string text, string path, string problem, string suggestion, out T value)
        where T : struct
    {
        value = read.GetValueOrDefault();
        if (read is null) Error(DiagnosticIds.TypeMismatch, path, $"{Shown(text)} {problem}.", suggestion);
        return read is not null;
    }

    private static string Shown(string text) => ConditionText.Quoted(Diagnostic.Shown(text));

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
