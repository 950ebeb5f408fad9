namespace LifecycleKit.Import;

/// <summary>A file that is refused: damaged, not a table of orders, or ambiguous. The message says what to do.</summary>
public sealed class ImportException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="reason">The reason, with severity <see cref="DiagnosticSeverity.Error"/>.</param>
    /// <param name="innerException">The cause; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public ImportException(ImportDiagnostic reason, Exception? innerException = null)
        : base(Text(reason), innerException) => Reason = reason;

    /// <summary>The reason.</summary>
    public ImportDiagnostic Reason { get; }

    private static string Text(ImportDiagnostic reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var line = reason.FirstLine is { } number ? FormattableString.Invariant($"Line {number}: ") : string.Empty;
        return $"{line}{reason.Message} {reason.Suggestion}".TrimEnd();
    }
}
