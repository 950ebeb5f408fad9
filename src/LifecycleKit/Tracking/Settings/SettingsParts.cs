using System.Text.Json;
using System.Text.Json.Nodes;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// Reads the lifecycles and the playbook of settings. What the shape did not allow is left out already, so the others are checked too and
/// all errors are listed.
/// </summary>
/// <param name="diagnostics">The diagnostics of the form of the settings.</param>
internal sealed class SettingsParts(List<Diagnostic> diagnostics)
{
    private const string Tracks = PublishedPart.TracksPath, Root = PublishedPart.PlaybookPath;

    public void AddTrack(LifecycleOptions options, string track, JsonNode content)
    {
        var path = $"{Tracks}/{track}";
        if (string.IsNullOrWhiteSpace(track))
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, path, "The name of a track is empty.", "Give the track a name."));
            return;
        }

        CheckFormat(content, path);
        var lifecycle = content.Deserialize(LifecycleJsonContext.Default.LifecycleDefinitionOptions)!;
        var errors = ErrorsWithin(path);
        options.AddTrack(track, path, catalog =>
        {
            var result = LifecycleDefinition.Load(lifecycle, catalog);
            return errors.Count == 0 ? result : new LifecycleLoadResult(string.Empty, null, Others(result.Diagnostics, path, errors));
        });
    }

    public void SetPlaybook(LifecycleOptions options, JsonNode content)
    {
        CheckFormat(content, Root);
        var book = content.Deserialize(PlaybookJsonContext.Default.PlaybookOptions)!;
        var errors = ErrorsWithin(Root);
        options.SetPlaybook(Root, catalog =>
        {
            var result = Playbook.Load(book, catalog);
            return errors.Count == 0
                ? result : new PlaybookLoadResult(string.Empty, null, Others(result.Diagnostics, Root, errors), isStrict: false);
        });
    }

    /// <summary>Removes the diagnostics of missing members in disabled rules and plays, which may be incomplete.</summary>
    public void IgnoreDisabled(JsonObject settings)
    {
        foreach (var (track, content) in settings[Tracks] as JsonObject ?? [])
            IgnoreDisabled(content, "rules", $"{Tracks}/{track}");
        IgnoreDisabled(settings[Root], "plays", Root);
    }

    private void IgnoreDisabled(JsonNode? whole, string member, string path)
    {
        if ((whole as JsonObject)?[member] is not JsonObject parts) return;
        foreach (var (part, content) in parts)
        {
            if (content?["enabled"]?.GetValue<bool>() != false) continue;
            diagnostics.RemoveAll(
                diagnostic => diagnostic.Id == DiagnosticIds.Missing && IsWithin(diagnostic.Path, $"{path}/{member}/{part}"));
        }
    }

    private void CheckFormat(JsonNode part, string path)
    {
        if (part[StrictJson.FormatMember]?.GetValue<int>() is { } format && format != 1)
            diagnostics.Add(StrictJson.WrongFormat($"{path}/{StrictJson.FormatMember}", format, 1));
    }

    private List<Diagnostic> ErrorsWithin(string path) =>
        diagnostics.FindAll(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsWithin(diagnostic.Path, path));

    /// <summary>
    /// Returns the errors of content that do not follow from an error of form: an omitted entry causes errors at its path, and missing
    /// members around it. Warnings are dropped, since they need the whole text.
    /// </summary>
    private static List<Diagnostic> Others(IEnumerable<Diagnostic> found, string path, List<Diagnostic> errors) =>
        [.. found.Where(diagnostic =>
        {
            var at = diagnostic.Within(path).Path;
            var isMissing = diagnostic.Id is DiagnosticIds.Missing or DiagnosticIds.OneOperator;
            return diagnostic.Severity == DiagnosticSeverity.Error
                && !errors.Exists(error => IsWithin(at, error.Path) || (isMissing && IsWithin(error.Path, at)));
        })];

    private static bool IsWithin(string path, string whole) =>
        path.StartsWith(whole, StringComparison.Ordinal) && (path.Length == whole.Length || path[whole.Length] == '/');
}
