using System.Text.Json.Nodes;
using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Adds the presets that settings name in place of members: lifecycles of tracks, and the playbook.</summary>
/// <param name="diagnostics">Receives the errors.</param>
internal sealed class SettingsPresets(List<Diagnostic> diagnostics)
{
    public void AddTrack(LifecycleOptions options, string track, string name)
    {
        if (LifecyclePresets.Find(name) is { } preset)
        {
            options.AddTrack(track, preset);
            return;
        }

        Report($"{PublishedPart.TracksPath}/{track}", "lifecycle", name, LifecyclePresets.All.Select(one => one.Name));
        // So that the track counts as configured, and no preset runs in its place.
        options.AddTrack(
            track, $"{PublishedPart.TracksPath}/{track}", static _ => new LifecycleLoadResult(string.Empty, null, []));
    }

    /// <summary>Adds a preset with parameters.</summary>
    public void AddTrack(LifecycleOptions options, string track, JsonObject content)
    {
        var path = $"{PublishedPart.TracksPath}/{track}";
        var name = content[SettingsPresetTracks.Preset]!.GetValue<string>();
        if (!PresetParameters.Names.Contains(name, StringComparer.Ordinal))
        {
            // A preset without parameters, or none at all.
            AddTrack(options, track, name);
            return;
        }

        if (SettingsPresetTracks.Read(content, path, diagnostics) is { } preset) options.AddTrack(track, preset);
        else options.AddTrack(track, path, static _ => new LifecycleLoadResult(string.Empty, null, []));
    }

    public void SetPlaybook(LifecycleOptions options, string name)
    {
        if (Playbooks.Find(name) is { } preset) options.Playbook = preset;
        else Report(PublishedPart.PlaybookPath, "playbook", name, Playbooks.All.Select(one => one.Name));
    }

    private void Report(string path, string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.UnknownValue, path, $"There is no preset {what} {ConditionText.Quoted(name)}.",
            Nearest.Hint(name, names, $"Use one of {string.Join(", ", names)}, or write the members of a {what}.")));
    }
}
