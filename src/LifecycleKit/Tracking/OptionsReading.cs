using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

/// <summary>Options as a tracker reads them: the tracks with their lifecycles, or everything that is wrong.</summary>
internal sealed class OptionsReading
{
    private OptionsReading(IReadOnlyList<LifecycleTrack> tracks, IReadOnlyList<Finding> findings, IReadOnlyList<string> errors) =>
        (Tracks, Findings, Errors) = (tracks, findings, errors);

    /// <summary>Those that could be read; all of them when there is no error.</summary>
    public IReadOnlyList<LifecycleTrack> Tracks { get; }

    /// <summary>What was found in the lifecycles and where they come from: errors first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Everything that refuses the options, a sentence each.</summary>
    public IReadOnlyList<string> Errors { get; }

    public static OptionsReading Of(LifecycleOptions options)
    {
        var tracks = new List<LifecycleTrack>();
        var findings = new List<Finding>(options.Reported);
        foreach (var source in options.Sources)
        {
            if (options.Vocabulary is null) break;
            var result = source.Load(options.Vocabulary);
            findings.AddRange(result.Findings.Select(finding => finding.Within($"tracks/{source.Name}")));
            if (result.Definition is { } definition) tracks.Add(new LifecycleTrack(source.Name, definition));
        }

        // A track that could not be read is told of itself; its stages are not known.
        if (tracks.Count == options.Sources.Count) findings.AddRange(options.Plays().Check(TrackTimelines.OrDefault(tracks).Select(track => track.Definition)));
        var refusing = options.WarningsAsErrors ? FindingSeverity.Warning : FindingSeverity.Error;
        var sorted = findings.OrderByDescending(finding => finding.Severity).ToList();
        string[] errors = [.. options.Errors(), .. sorted.Where(finding => finding.Severity >= refusing).Select(finding => finding.ToString())];
        return new OptionsReading(tracks, sorted.AsReadOnly(), errors.AsReadOnly());
    }
}
