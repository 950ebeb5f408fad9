using System.Collections.Immutable;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Options as they were read once: the parts to publish, what was found, or everything that is wrong.</summary>
internal sealed class OptionsSnapshot
{
    private OptionsSnapshot(LifecycleOptions options, ImmutableArray<PublishedPart> parts, ImmutableArray<Finding> findings, ImmutableArray<string> errors)
    {
        Options = options;
        Parts = parts;
        Findings = findings;
        Errors = errors;
    }

    public LifecycleOptions Options { get; }

    /// <summary>Every part of the configuration, in the order in which parts build on one another; complete when there is no error.</summary>
    public ImmutableArray<PublishedPart> Parts { get; }

    /// <summary>What was found in lifecycles and playbook and where they come from: errors first.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Everything that refuses the options, one a line.</summary>
    public ImmutableArray<string> Errors { get; }

    public static OptionsSnapshot Of(LifecycleOptions options)
    {
        var tracks = new List<(string Name, LifecycleDefinition Definition)>();
        var findings = new List<Finding>(options.Reported);
        foreach (var (name, load) in options.Sources)
        {
            if (options.Vocabulary is null) break;
            var result = load(options.Vocabulary);
            findings.AddRange(result.Findings.Select(finding => finding.Within($"tracks/{name}")));
            if (result.Definition is { } definition) tracks.Add((name, definition));
        }

        var isComplete = tracks.Count == options.Sources.Count;
        if (options.Sources.Count == 0) tracks.Add((LifecycleOptions.DefaultTrack, LifecyclePresets.Retail));
        var errors = options.Errors();
        // A track that could not be read is reported itself; its stages are not known.
        if (isComplete && errors.Count == 0) findings.AddRange(PlaybookNameCheck.Of(options.Playbook, tracks, options.SegmentMap));
        var refusing = options.WarningsAsErrors ? FindingSeverity.Warning : FindingSeverity.Error;
        ImmutableArray<Finding> sorted = [.. findings.OrderByDescending(finding => finding.Severity)];
        return new OptionsSnapshot(
            options, errors.Count == 0 ? PartsOf(options, tracks) : [], sorted,
            [.. errors, .. sorted.Where(finding => finding.Severity >= refusing).Select(finding => finding.ToString())]);
    }

    private static ImmutableArray<PublishedPart> PartsOf(LifecycleOptions options, IEnumerable<(string Name, LifecycleDefinition Definition)> tracks) =>
    [
        PublishedPart.Of(options.TimeZone),
        PublishedPart.OfCurrency(options.ReportingCurrency),
        PublishedPart.Of(options.Rfm),
        PublishedPart.Of(options.Population),
        PublishedPart.Of(options.SegmentMap),
        .. tracks.Select(track => PublishedPart.Of(track.Name, track.Definition)),
        PublishedPart.Of(options.Playbook),
    ];
}
