namespace LifecycleKit;

/// <summary>An error, a warning or a note about a declaration: the problem, its path, and how to correct it.</summary>
/// <remarks>
/// All diagnostics of a declaration are reported together, at most 100.
/// </remarks>
public sealed record Diagnostic
{
    private const int MaxOfName = 100;
    private const int MaxOfText = 1_000;

    /// <summary>Creates a diagnostic. Long paths and messages are shortened, and line breaks become spaces.</summary>
    /// <param name="id">The kind of the diagnostic; one of <see cref="DiagnosticIds"/>, or an id of the host.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="path">The path of the problem in the declaration; empty for the whole.</param>
    /// <param name="message">The problem, as a sentence.</param>
    /// <param name="suggestion">The correction, as a sentence.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="message"/> is null or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="suggestion"/> is null.</exception>
    public Diagnostic(string id, DiagnosticSeverity severity, string path, string message, string suggestion)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrEmpty(message);
        ArgumentNullException.ThrowIfNull(suggestion);
        Id = id;
        Severity = severity;
        Path = OneLine(Cut(path.Length <= MaxOfName ? path : string.Join('/', path.Split('/').Select(Shown)), MaxOfText));
        Message = OneLine(Cut(message, MaxOfText));
        Suggestion = suggestion;
    }

    /// <summary>The kind of the diagnostic; one of <see cref="DiagnosticIds"/>.</summary>
    public string Id { get; }

    /// <summary>The severity; an error refuses the declaration.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>The path of the problem in the declaration, such as <c>rules/go-at-risk/when/all/0</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>The problem, as a sentence; long names are cut at 100 characters.</summary>
    public string Message { get; }

    /// <summary>The correction, as a sentence.</summary>
    public string Suggestion { get; }

    /// <summary>Returns the diagnostic in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var place = Path.Length == 0 ? string.Empty : $" at {Path}";
        return $"{Severity.ToString().ToLowerInvariant()} {Id}{place}: {Message} {Suggestion}";
    }

    /// <summary>Returns the diagnostic of a part as a diagnostic of the whole.</summary>
    internal Diagnostic Within(string whole) => new(Id, Severity, Path.Length == 0 ? whole : $"{whole}/{Path}", Message, Suggestion);

    internal static Diagnostic Error(string id, string path, string message, string suggestion) =>
        new(id, DiagnosticSeverity.Error, path, message, suggestion);

    internal static Diagnostic Warning(string id, string path, string message, string suggestion) =>
        new(id, DiagnosticSeverity.Warning, path, message, suggestion);

    internal static Diagnostic Note(string id, string path, string message, string suggestion) =>
        new(id, DiagnosticSeverity.Note, path, message, suggestion);

    /// <summary>Returns a name as diagnostics show it: its first 100 characters; empty for null.</summary>
    internal static string Shown(string? name) => Cut(name ?? string.Empty, MaxOfName);

    private static string Cut(string text, int maxCount)
    {
        if (text.Length <= maxCount) return text;
        // A surrogate pair is kept whole or left out.
        return $"{text[..(char.IsHighSurrogate(text[maxCount - 1]) ? maxCount - 1 : maxCount)]}…";
    }

    private static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}

/// <summary>The severity of a diagnostic; a higher number is worse.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The declaration works as intended. A note never refuses a declaration, even when warnings are errors.</summary>
    Note = 0,

    /// <summary>The declaration works, but probably not as intended.</summary>
    Warning = 1,

    /// <summary>The declaration is refused.</summary>
    Error = 2,
}
