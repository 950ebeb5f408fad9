using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Adds the presets that a section names in place of members: lifecycles of tracks, and the playbook.</summary>
/// <param name="diagnostics">Receives the errors.</param>
internal sealed class SectionPresets(List<Diagnostic> diagnostics)
{
    /// <summary>Returns whether an entry is a name. An entry with a text and members, as of two sources, is none.</summary>
    public static bool IsName(IConfigurationSection entry) => !string.IsNullOrEmpty(entry.Value) && !entry.GetChildren().Any();

    /// <summary>Returns the paths of the entries of a section that are names of presets.</summary>
    public static IReadOnlySet<string> NamedIn(IConfiguration section) =>
        section.GetSection(PublishedPart.TracksPath).GetChildren().Append(section.GetSection(PublishedPart.PlaybookPath))
            .Where(IsName).Select(entry => entry.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public void AddTrack(LifecycleOptions options, IConfigurationSection track)
    {
        if (LifecyclePresets.Find(track.Value!) is { } preset)
        {
            options.AddTrack(track.Key, preset);
            return;
        }

        Report($"{PublishedPart.TracksPath}/{track.Key}", "lifecycle", track.Value!, LifecyclePresets.All.Select(one => one.Name));
        // So that the track counts as configured, and no preset runs in its place.
        options.AddTrack(track.Key, static _ => new LifecycleLoadResult(string.Empty, null, []));
    }

    public void SetPlaybook(LifecycleOptions options, IConfigurationSection playbook)
    {
        if (Playbooks.Find(playbook.Value!) is { } preset) options.Playbook = preset;
        else Report(PublishedPart.PlaybookPath, "playbook", playbook.Value!, Playbooks.All.Select(one => one.Name));
    }

    private void Report(string path, string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.UnknownValue, path, $"There is no preset {what} {ConditionText.Quoted(name)}.",
            Nearest.Hint(name, names, $"Use one of {string.Join(", ", names)}, or write the members of a {what}.")));
    }
}
