namespace LifecycleKit;

/// <summary>Something that is wrong or suspicious in a declaration: what, where, and how to correct it.</summary>
/// <remarks>
/// All diagnostics of a declaration are reported together, at most 100 of them. Immutable and safe to share between threads.
/// </remarks>
public sealed record Diagnostic
{
    private const int MaxOfName = 100;
    private const int MaxOfText = 1_000;

    internal Diagnostic(string id, DiagnosticSeverity severity, string path, string message, string suggestion)
    {
        Id = id;
        Severity = severity;
        Path = OneLine(Cut(path.Length <= MaxOfName ? path : string.Join('/', path.Split('/').Select(Shown)), MaxOfText));
        Message = OneLine(Cut(message, MaxOfText));
        Suggestion = suggestion;
    }

    /// <summary>What kind of diagnostic it is; one of <see cref="DiagnosticIds"/>.</summary>
    public string Id { get; }

    /// <summary>Whether it refuses the declaration.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>Where it is, as a path through the declaration such as <c>rules/go-at-risk/when/all/0</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>What is found, in a sentence; long names are cut at 100 characters.</summary>
    public string Message { get; }

    /// <summary>How to correct it, in a sentence.</summary>
    public string Suggestion { get; }

    /// <summary>The diagnostic in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var place = Path.Length == 0 ? string.Empty : $" at {Path}";
        return $"{Severity.ToString().ToLowerInvariant()} {Id}{place}: {Message} {Suggestion}";
    }

    /// <summary>The same of a part, as found in the whole.</summary>
    internal Diagnostic Within(string whole) => new(Id, Severity, Path.Length == 0 ? whole : $"{whole}/{Path}", Message, Suggestion);

    internal static Diagnostic Error(string id, string path, string message, string suggestion) => new(id, DiagnosticSeverity.Error, path, message, suggestion);

    internal static Diagnostic Warning(string id, string path, string message, string suggestion) => new(id, DiagnosticSeverity.Warning, path, message, suggestion);

    internal static Diagnostic Note(string id, string path, string message, string suggestion) => new(id, DiagnosticSeverity.Note, path, message, suggestion);

    /// <summary>A name as diagnostics show it: its first 100 characters; empty for null.</summary>
    internal static string Shown(string? name) => Cut(name ?? string.Empty, MaxOfName);

    private static string Cut(string text, int maxCount)
    {
        if (text.Length <= maxCount) return text;
        // A pair of surrogates is kept whole or left out.
        return $"{text[..(char.IsHighSurrogate(text[maxCount - 1]) ? maxCount - 1 : maxCount)]}…";
    }

    private static string OneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
