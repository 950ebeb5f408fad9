using System.Collections.Immutable;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The content of options, read once: the parts to publish, the diagnostics and the errors.</summary>
internal sealed class OptionsSnapshot
{
    private OptionsSnapshot(
        LifecycleOptions options, ImmutableArray<PublishedPart> parts, ImmutableArray<Diagnostic> diagnostics,
        ImmutableArray<string> errors)
    {
        Options = options;
        Parts = parts;
        Diagnostics = diagnostics;
        Errors = errors;
    }

    public LifecycleOptions Options { get; }

    /// <summary>
    /// The parts of the configuration, each after the parts that it depends on; complete when there is no error.
    /// </summary>
    public ImmutableArray<PublishedPart> Parts { get; }

    /// <summary>The diagnostics of lifecycles, playbook and configuration: errors first.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The errors that refuse the options, one a line.</summary>
    public ImmutableArray<string> Errors { get; }

    /// <summary>Returns errors in one text, one a line.</summary>
    public static string Listed(IReadOnlyCollection<string> errors) =>
        $"The lifecycle options have {errors.Count} error(s):\n- {string.Join("\n- ", errors)}";

    public static OptionsSnapshot Of(LifecycleOptions options)
    {
        var diagnostics = new List<Diagnostic>(options.Reported);
        var tracks = ReadTracks(options, diagnostics);
        var (playbook, path) = ReadPlaybook(options, diagnostics);
        diagnostics.AddRange(ProblemsOfNames(options, playbook, tracks).Select(diagnostic => diagnostic.Within(path)));
        var errors = options.Errors();
        var refusing = options.WarningsAsErrors ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
        ImmutableArray<Diagnostic> sorted = [.. diagnostics.OrderByDescending(diagnostic => diagnostic.Severity)];
        return new OptionsSnapshot(
            options, errors.Count == 0 ? PartsOf(options, tracks, playbook) : [], sorted,
            [.. errors, .. sorted.Where(diagnostic => diagnostic.Severity >= refusing).Select(diagnostic => diagnostic.ToString())]);
    }

    private static List<(string Name, LifecycleDefinition Definition)> ReadTracks(LifecycleOptions options, List<Diagnostic> diagnostics)
    {
        var tracks = new List<(string Name, LifecycleDefinition Definition)>();
        foreach (var (name, path, load) in options.Sources)
        {
            if (options.ConditionCatalog is null) break;
            var result = load(options.ConditionCatalog);
            diagnostics.AddRange(result.Diagnostics.Select(diagnostic => diagnostic.Within(path)));
            if (result.Definition is { } definition) tracks.Add((name, definition));
        }

        if (options.Sources.Count == 0) tracks.Add((LifecycleOptions.DefaultTrack, LifecyclePresets.Retail));
        return tracks;
    }

    private static (Playbook? Playbook, string Path) ReadPlaybook(LifecycleOptions options, List<Diagnostic> diagnostics)
    {
        if (options.PlaybookSource is not var (path, load))
        {
            diagnostics.AddRange(options.Playbook?.Warnings.Select(diagnostic => diagnostic.Within(PublishedPart.PlaybookPath)) ?? []);
            return (options.Playbook, PublishedPart.PlaybookPath);
        }

        var result = options.ConditionCatalog is null ? null : load(options.ConditionCatalog);
        diagnostics.AddRange(result?.Diagnostics.Select(diagnostic => diagnostic.Within(path)) ?? []);
        return (result?.Playbook, path);
    }

    /// <summary>
    /// Finds plays that name a stage or segment that does not exist. Names of a track or map that could not be read are not checked.
    /// </summary>
    private static IEnumerable<Diagnostic> ProblemsOfNames(
        LifecycleOptions options, Playbook? playbook, List<(string Name, LifecycleDefinition Definition)> tracks)
    {
        if (options.SegmentMap is null) return [];
        var reported = options.Reported.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var knowsStages =
            tracks.Count >= options.Sources.Count && !reported.Exists(diagnostic => !IsAt(diagnostic, PublishedPart.PlaybookPath));
        var knowsSegments = !reported.Exists(diagnostic => IsAt(diagnostic, PublishedPart.SegmentMapPath));
        return PlaybookNameCheck.Of(playbook, tracks, options.SegmentMap)
            .Where(diagnostic => diagnostic.Id == DiagnosticIds.UnknownSegment ? knowsSegments : knowsStages);

        static bool IsAt(Diagnostic diagnostic, string path) => diagnostic.Path.StartsWith(path, StringComparison.Ordinal);
    }

    private static ImmutableArray<PublishedPart> PartsOf(
        LifecycleOptions options, IEnumerable<(string Name, LifecycleDefinition Definition)> tracks, Playbook? playbook) =>
    [
        PublishedPart.Of(options.TimeZone),
        PublishedPart.OfCurrency(options.ReportingCurrency),
        PublishedPart.Of(options.Rfm),
        PublishedPart.Of(options.Population),
        PublishedPart.Of(options.SegmentMap),
        .. tracks.Concat(ScoreIndex.Of(options.ScoreIndexes, options.SegmentMap.Bins))
            .Select(track => PublishedPart.Of(track.Name, track.Definition)),
        PublishedPart.Of(playbook),
    ];
}
