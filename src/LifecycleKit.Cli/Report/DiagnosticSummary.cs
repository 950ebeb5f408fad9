using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>A diagnostic of the import in summary.json.</summary>
internal sealed record DiagnosticSummary(string Id, string Severity, string Message, string Suggestion, long Count, long? FirstLine)
{
    public static DiagnosticSummary Of(ImportDiagnostic diagnostic) => new(
        diagnostic.Id, diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.Message, diagnostic.Suggestion, diagnostic.Count,
        diagnostic.FirstLine);
}
