using LifecycleKit.Conditions;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>
/// Binds the lifecycles and the playbook of a section. Entries that cannot be bound are omitted, so that the others are checked too and all
/// errors are listed.
/// </summary>
/// <param name="readable">The section without the entries that cannot be bound.</param>
/// <param name="diagnostics">The diagnostics of the form of the section.</param>
internal sealed class SectionParts(IConfiguration readable, List<Diagnostic> diagnostics)
{
    public void AddTrack(LifecycleOptions options, IConfigurationSection track)
    {
        var path = $"{PublishedPart.TracksPath}/{track.Key}";
        if (string.IsNullOrWhiteSpace(track.Key))
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, path, "The name of a track is empty.", "Give the track a name."));
            return;
        }

        CheckFormat(track, path);
        var lifecycle = new LifecycleDefinitionOptions();
        readable.GetSection(track.Path).Bind(lifecycle);
        // A binder may ignore empty entries, such as a stage without members.
        foreach (var stage in Keys(track, nameof(lifecycle.Stages))) lifecycle.Stages.TryAdd(stage, new StageOptions());
        foreach (var rule in Keys(track, nameof(lifecycle.Rules))) lifecycle.Rules.TryAdd(rule, new TransitionRuleOptions());
        var errors = ErrorsWithin(path);
        if (errors.Count == 0)
        {
            options.AddTrack(track.Key, lifecycle);
        }
        else
        {
            options.AddTrack(
                track.Key,
                catalog => new LifecycleLoadResult(
                    string.Empty, null, Others(LifecycleDefinition.Load(lifecycle, catalog).Diagnostics, path, errors)));
        }
    }

    public void SetPlaybook(LifecycleOptions options, IConfigurationSection playbook)
    {
        const string Root = PublishedPart.PlaybookPath;
        CheckFormat(playbook, Root);
        var book = new PlaybookOptions();
        readable.GetSection(playbook.Path).Bind(book);
        foreach (var channel in Keys(playbook, nameof(book.Channels))) book.Channels.TryAdd(channel, new PlayChannelOptions());
        foreach (var experiment in Keys(playbook, nameof(book.Experiments))) book.Experiments.TryAdd(experiment, new ExperimentOptions());
        foreach (var play in Keys(playbook, nameof(book.Plays))) book.Plays.TryAdd(play, new PlayOptions());
        var errors = ErrorsWithin(Root);
        if (errors.Count == 0)
        {
            options.SetPlaybook(book);
        }
        else
        {
            options.SetPlaybook(
                Root, catalog => new PlaybookLoadResult(
                    string.Empty, null, Others(Playbook.Load(book, catalog).Diagnostics, Root, errors), isStrict: false));
        }
    }

    /// <summary>Removes the diagnostics of missing members in disabled rules and plays, which may be incomplete.</summary>
    public static void IgnoreDisabled(IConfiguration section, List<Diagnostic> diagnostics)
    {
        foreach (var track in section.GetSection(PublishedPart.TracksPath).GetChildren())
            IgnoreDisabled(track.GetSection("rules"), $"{PublishedPart.TracksPath}/{track.Key}/rules", diagnostics);
        IgnoreDisabled(section.GetSection("playbook:plays"), $"{PublishedPart.PlaybookPath}/plays", diagnostics);
    }

    private static void IgnoreDisabled(IConfigurationSection parts, string path, List<Diagnostic> diagnostics)
    {
        foreach (var part in parts.GetChildren())
        {
            if (!bool.TryParse(part["enabled"], out var isEnabled) || isEnabled) continue;
            diagnostics.RemoveAll(diagnostic => diagnostic.Id == DiagnosticIds.Missing && IsWithin(diagnostic.Path, $"{path}/{part.Key}"));
        }
    }

    private static IEnumerable<string> Keys(IConfigurationSection part, string member) =>
        part.GetSection(member).GetChildren().Select(child => child.Key);

    private void CheckFormat(IConfigurationSection part, string path)
    {
        if (part["format"] is { } format && format != "1")
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.UnknownFormat, $"{path}/format", $"The format is {ConditionText.Quoted(format)}.",
                    "Write 1, or omit the format."));
        }
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
