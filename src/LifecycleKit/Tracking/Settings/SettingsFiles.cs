using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Reads the files that settings name: lifecycles, playbook, population model and cut points as JSON.</summary>
/// <param name="settings">The settings.</param>
/// <param name="readFile">Returns the text of a file, or throws; null when files cannot be read.</param>
/// <param name="diagnostics">Receives the errors.</param>
internal sealed class SettingsFiles(LifecycleOptionsJson settings, Func<string, string>? readFile, List<Diagnostic> diagnostics)
{
    /// <summary>The paths of the files in settings and diagnostics.</summary>
    public const string PlaybookPath = "playbookFile", TracksPath = "trackFiles";

    public void Apply(LifecycleOptions options)
    {
        options.Rfm = Model(nameof(settings.RfmFile), settings.RfmFile, RfmModel.Read) ?? options.Rfm;
        options.Population = Model(nameof(settings.PopulationFile), settings.PopulationFile, PopulationModel.Read) ?? options.Population;
        if (Text(PlaybookPath, settings.PlaybookFile) is { } json)
            options.SetPlaybook(PlaybookPath, catalog => Playbook.Load(json, catalog));
        foreach (var (track, file) in settings.TrackFiles) AddTrack(options, track, file);
    }

    private void AddTrack(LifecycleOptions options, string track, string? file)
    {
        var path = $"{TracksPath}/{track}";
        if (string.IsNullOrWhiteSpace(track))
        {
            Failed(path, DiagnosticIds.InvalidId, "The name of a track is empty.", "Give the track a name.");
            return;
        }

        if (string.IsNullOrEmpty(file)) Failed(path, DiagnosticIds.Missing, "The path of the file is empty.", "Write the path.");
        var json = Text(path, file);
        // A file that cannot be read still counts as a track, so that no preset runs in its place.
        options.AddTrack(
            track, path,
            catalog => json is null ? new LifecycleLoadResult(string.Empty, null, []) : LifecycleDefinition.Load(json, catalog));
    }

    private T? Model<T>(string member, string? file, Func<string, List<Diagnostic>, T?> read)
        where T : class
    {
        var path = SettingsShape.NameOf(member);
        if (Text(path, file) is not { } json) return null;
        var found = new List<Diagnostic>();
        var model = read(json, found);
        diagnostics.AddRange(DiagnosticList.Listed(found).Select(diagnostic => diagnostic.Within(path)));
        return model;
    }

    private string? Text(string path, string? file)
    {
        if (string.IsNullOrEmpty(file)) return null;
        if (readFile is null)
            return Failed(path, DiagnosticIds.Missing, "Files cannot be read here.", "Write the content in place of the file.");
        try
        {
            return readFile(file);
        }
        catch (FileNotFoundException error)
        {
            return Failed(
                path, DiagnosticIds.Missing, $"There is no file {ConditionText.Quoted(error.FileName ?? file)}.", "Correct the path.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failed(
                path, DiagnosticIds.Missing, $"The file {ConditionText.Quoted(file)} cannot be read: {error.Message}",
                "Correct the path, or the file.");
        }
    }

    private string? Failed(string path, string id, string message, string suggestion)
    {
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
        return null;
    }
}
