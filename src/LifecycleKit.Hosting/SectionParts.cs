using LifecycleKit.Conditions;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>
/// Binds the lifecycles and the playbook of a section. What cannot be bound is left out, so that the rest is judged too, and all mistakes
/// are listed.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="readable">The section without what cannot be bound.</param>
/// <param name="diagnostics">What was found in the form of the section.</param>
internal sealed class SectionParts(IConfiguration section, IConfiguration readable, List<Diagnostic> diagnostics)
{
    public void AddTrack(LifecycleOptions options, IConfigurationSection track)
    {
        var place = $"{PublishedPart.TracksPlace}/{track.Key}";
        if (string.IsNullOrWhiteSpace(track.Key))
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, place, "The name of a track is empty.", "Give it one."));
            return;
        }

        CheckFormat(track, place);
        var lifecycle = new LifecycleDefinitionOptions();
        readable.GetSection(track.Path).Bind(lifecycle);
        // A binder may pass over what is empty, such as a stage of which nothing is said.
        foreach (var stage in Keys(track, nameof(lifecycle.Stages))) lifecycle.Stages.TryAdd(stage, new StageOptions());
        foreach (var rule in Keys(track, nameof(lifecycle.Rules))) lifecycle.Rules.TryAdd(rule, new TransitionRuleOptions());
        var errors = ErrorsWithin(place);
        if (errors.Count == 0) options.AddTrack(track.Key, lifecycle);
        else options.AddTrack(track.Key, catalog => new LifecycleLoadResult(string.Empty, null, Others(LifecycleDefinition.Load(lifecycle, catalog).Diagnostics, place, errors)));
    }

    public void SetPlaybook(LifecycleOptions options, IConfigurationSection playbook)
    {
        const string Place = PublishedPart.PlaybookPlace;
        CheckFormat(playbook, Place);
        if (section[SectionShape.PlaybookFile] is { Length: > 0 })
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.Contradiction, SectionShape.PlaybookFile, "There is a playbook in the section too.", "Keep one of the two."));
        var book = new PlaybookOptions();
        readable.GetSection(playbook.Path).Bind(book);
        foreach (var channel in Keys(playbook, nameof(book.Channels))) book.Channels.TryAdd(channel, new PlayChannelOptions());
        foreach (var experiment in Keys(playbook, nameof(book.Experiments))) book.Experiments.TryAdd(experiment, new ExperimentOptions());
        foreach (var play in Keys(playbook, nameof(book.Plays))) book.Plays.TryAdd(play, new PlayOptions());
        var errors = ErrorsWithin(Place);
        if (errors.Count == 0) options.SetPlaybook(book);
        else options.SetPlaybook(Place, catalog => new PlaybookLoadResult(string.Empty, null, Others(Playbook.Load(book, catalog).Diagnostics, Place, errors), isStrict: false));
    }

    /// <summary>Rules and plays that are switched off may be incomplete.</summary>
    public static void LeaveOutWhatIsOff(IConfiguration section, List<Diagnostic> diagnostics)
    {
        foreach (var track in section.GetSection(PublishedPart.TracksPlace).GetChildren())
            LeaveOutWhatIsOff(track.GetSection("rules"), $"{PublishedPart.TracksPlace}/{track.Key}/rules", diagnostics);
        LeaveOutWhatIsOff(section.GetSection("playbook:plays"), $"{PublishedPart.PlaybookPlace}/plays", diagnostics);
    }

    private static void LeaveOutWhatIsOff(IConfigurationSection parts, string path, List<Diagnostic> diagnostics)
    {
        foreach (var part in parts.GetChildren())
        {
            if (!bool.TryParse(part["enabled"], out var isOn) || isOn) continue;
            diagnostics.RemoveAll(diagnostic => diagnostic.Id == DiagnosticIds.Missing && IsWithin(diagnostic.Path, $"{path}/{part.Key}"));
        }
    }

    private static IEnumerable<string> Keys(IConfigurationSection part, string member) => part.GetSection(member).GetChildren().Select(child => child.Key);

    private void CheckFormat(IConfigurationSection part, string path)
    {
        if (part["format"] is { } format && format != "1")
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.UnknownFormat, $"{path}/format", $"The format is {ConditionText.Quoted(format)}.", "Write 1, or leave it out."));
    }

    private List<Diagnostic> ErrorsWithin(string path) =>
        diagnostics.FindAll(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsWithin(diagnostic.Path, path));

    /// <summary>
    /// The errors of content that are not mere consequences of an error of form: what is found where something was left out, or is missing
    /// around it. Warnings are about the whole, which is not known.
    /// </summary>
    private static List<Diagnostic> Others(IEnumerable<Diagnostic> found, string path, List<Diagnostic> errors) => [.. found.Where(diagnostic =>
    {
        var at = diagnostic.Within(path).Path;
        var isMissing = diagnostic.Id is DiagnosticIds.Missing or DiagnosticIds.OneOperator;
        return diagnostic.Severity == DiagnosticSeverity.Error && !errors.Exists(error => IsWithin(at, error.Path) || (isMissing && IsWithin(error.Path, at)));
    })];

    private static bool IsWithin(string path, string whole) =>
        path.StartsWith(whole, StringComparison.Ordinal) && (path.Length == whole.Length || path[whole.Length] == '/');
}
