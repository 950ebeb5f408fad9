using System.Text.Json;
using System.Text.Json.Nodes;

namespace LifecycleKit.Tracking;

/// <summary>Fills options from settings. All errors become errors of the options; none is thrown.</summary>
internal static class SettingsReader
{
    public static void Read(LifecycleOptions options, SettingsEntry whole, Func<string, string>? readFile)
    {
        var diagnostics = new List<Diagnostic>();
        var content = new SettingsCheck(diagnostics).ReadMembers(whole.Members, SettingsShape.Whole);
        var parts = new SettingsParts(diagnostics);
        parts.IgnoreDisabled(content);

        var settings = content.Deserialize(SettingsJsonContext.Default.LifecycleOptionsJson)!;
        var tracks = content[PublishedPart.TracksPath] as JsonObject ?? [];
        var values = new SettingsValues(settings, diagnostics);
        values.Apply(options);
        new SettingsAccounts(settings, diagnostics).Apply(options);
        CheckOneSource(settings, tracks, content[PublishedPart.PlaybookPath] is not null, diagnostics);
        new SettingsFiles(settings, readFile, diagnostics).Apply(options);

        var presets = new SettingsPresets(diagnostics);
        foreach (var (track, node) in tracks)
        {
            if (node is JsonValue name) presets.AddTrack(options, track, name.GetValue<string>());
            else if (node![SettingsPresetTracks.Preset] is not null) presets.AddTrack(options, track, node.AsObject());
            else parts.AddTrack(options, track, node!);
        }

        if (content[PublishedPart.PlaybookPath] is { } playbook)
        {
            if (playbook is JsonValue name) presets.SetPlaybook(options, name.GetValue<string>());
            else parts.SetPlaybook(options, playbook);
        }

        values.AddSegmentTrack(options, tracks.Select(track => track.Key).Concat(settings.TrackFiles.Keys));
        diagnostics.ForEach(options.Report);
    }

    /// <summary>Reports parts that are given twice: as members, and as a file.</summary>
    private static void CheckOneSource(LifecycleOptionsJson settings, JsonObject tracks, bool hasPlaybook, List<Diagnostic> diagnostics)
    {
        if (hasPlaybook && !string.IsNullOrEmpty(settings.PlaybookFile))
            Add(SettingsFiles.PlaybookPath, "The section contains a playbook too.");
        foreach (var track in settings.TrackFiles.Keys.Where(tracks.ContainsKey))
            Add($"{SettingsFiles.TracksPath}/{track}", "The section contains a track of this name too.");

        void Add(string path, string problem) =>
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.Contradiction, path, problem, "Keep one of the two."));
    }
}
