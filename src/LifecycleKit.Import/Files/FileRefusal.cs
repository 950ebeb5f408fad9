namespace LifecycleKit.Import;

/// <summary>Makes the refusals of a file that cannot be read as a table.</summary>
internal static class FileRefusal
{
    /// <summary>The number of characters of a text of the file that a message quotes.</summary>
    private const int QuotedLength = 40;

    public static ImportException NotATable(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Create(ImportDiagnosticIds.NotATable, message, suggestion, line, cause);

    public static ImportException Damaged(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Create(ImportDiagnosticIds.Damaged, message, suggestion, line, cause);

    public static ImportException Encoding(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Create(ImportDiagnosticIds.Encoding, message, suggestion, line, cause);

    public static ImportException Separator(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Create(ImportDiagnosticIds.Separator, message, suggestion, line, cause);

    /// <summary>Whether an error is one that damaged content causes in a library, whatever its type.</summary>
    public static bool IsOfContent(Exception error) => error is not (ImportException or OperationCanceledException or OutOfMemoryException);

    /// <summary>Returns a short text of the file in quotes, with control characters as <c>\xNN</c>.</summary>
    public static string Quote(string text)
    {
        var builder = new System.Text.StringBuilder("'");
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, QuotedLength)))
        {
            if (char.IsControl(character)) builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
            else builder.Append(character);
        }

        return builder.Append(text.Length > QuotedLength ? "…'" : "'").ToString();
    }

    private static ImportException Create(string id, string message, string suggestion, long? line, Exception? cause) =>
        new(new ImportDiagnostic(id, DiagnosticSeverity.Error, message, suggestion, FirstLine: line), cause);
}
