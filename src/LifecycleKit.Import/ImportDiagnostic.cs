namespace LifecycleKit.Import;

/// <summary>A choice that the reader made, a doubt about the content, or the reason of a refusal.</summary>
/// <param name="Id">The kind, one of <see cref="ImportDiagnosticIds"/>.</param>
/// <param name="Severity">The severity; an error refuses the file.</param>
/// <param name="Message">The problem or the choice, as a sentence. It quotes at most one short cell, without control characters.</param>
/// <param name="Suggestion">What to do, as a sentence; empty when there is nothing to do.</param>
/// <param name="Count">The number of rows concerned; 1 for the file as a whole.</param>
/// <param name="FirstLine">The line of the first row concerned, from 1; null for the file as a whole.</param>
public sealed record ImportDiagnostic(
    string Id, DiagnosticSeverity Severity, string Message, string Suggestion, long Count = 1, long? FirstLine = null)
{
    /// <summary>Returns the diagnostic in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var place = FirstLine is { } line ? FormattableString.Invariant($" at line {line}") : string.Empty;
        var times = Count > 1 ? FormattableString.Invariant($" ({Count} rows)") : string.Empty;
        return $"{Severity.ToString().ToLowerInvariant()} {Id}{place}{times}: {Message} {Suggestion}".TrimEnd();
    }
}
