namespace LifecycleKit.Import;

/// <summary>Makes the refusals that concern the header and the columns.</summary>
internal static class ImportRefusal
{
    /// <summary>Creates the refusal of a column.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What to do.</param>
    public static ImportException Column(string message, string suggestion) =>
        new(new ImportDiagnostic(ImportDiagnosticIds.Column, DiagnosticSeverity.Error, message, suggestion));

    /// <summary>Creates the refusal of a header.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What to do.</param>
    /// <param name="line">The line; null for the file as a whole.</param>
    public static ImportException Header(string message, string suggestion, long? line = null) =>
        new(new ImportDiagnostic(ImportDiagnosticIds.Header, DiagnosticSeverity.Error, message, suggestion, FirstLine: line));
}
