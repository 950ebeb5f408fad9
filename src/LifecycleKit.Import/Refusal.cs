namespace LifecycleKit.Import;

/// <summary>Makes the refusals of a file.</summary>
internal static class Refusal
{
    public static ImportException NotATable(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Of(ImportDiagnosticIds.NotATable, message, suggestion, line, cause);

    public static ImportException Damaged(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Of(ImportDiagnosticIds.Damaged, message, suggestion, line, cause);

    public static ImportException Encoding(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Of(ImportDiagnosticIds.Encoding, message, suggestion, line, cause);

    public static ImportException Separator(string message, string suggestion, long? line = null, Exception? cause = null) =>
        Of(ImportDiagnosticIds.Separator, message, suggestion, line, cause);

    public static ImportException Header(string message, string suggestion, long? line = null) =>
        Of(ImportDiagnosticIds.Header, message, suggestion, line);

    public static ImportException Column(string message, string suggestion) => Of(ImportDiagnosticIds.Column, message, suggestion);

    /// <summary>Whether an error is one that damaged content causes in a library, whatever its type.</summary>
    public static bool IsOfContent(Exception error) => error is not (ImportException or OperationCanceledException or OutOfMemoryException);

    /// <summary>Creates a refusal.</summary>
    /// <param name="id">The kind, one of <see cref="ImportDiagnosticIds"/>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What to do.</param>
    /// <param name="line">The line; null for the file as a whole.</param>
    /// <param name="cause">The error of a library that is the cause; null for none.</param>
    public static ImportException Of(string id, string message, string suggestion, long? line = null, Exception? cause = null) =>
        new(new ImportDiagnostic(id, DiagnosticSeverity.Error, message, suggestion, FirstLine: line), cause);
}
