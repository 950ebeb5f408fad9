using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>Compares the playbook with what it is for. Nothing found: every name in it exists, and every customer has a play.</summary>
    /// <remarks>
    /// Errors are stages and segments that do not exist; warnings are stages that several tracks have, plays that no customer gets, and
    /// cells for whose customers no play is. What <see cref="Warnings"/> says is not said again.
    /// </remarks>
    /// <param name="tracks">
    /// The lifecycles whose stages its plays may name, each as the track of its own name; the first is the one that fields of the stage
    /// read.
    /// </param>
    /// <param name="segments">The map whose segments plays may name; null when customers have no segments, so that naming one is
    /// wrong.</param>
    /// <param name="asOf">The instant from which on plays are chosen; null to pass over the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public IReadOnlyList<Diagnostic> Check(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null) =>
        Check(Named(tracks), segments, asOf);

    /// <summary>Compares the playbook with what it is for, the tracks under names of their own, as a tracker has them.</summary>
    /// <param name="tracks">The lifecycles whose stages its plays may name, by the name of the track; the first is the one that fields of
    /// the stage read.</param>
    /// <param name="segments">The map whose segments plays may name; null when customers have no segments, so that naming one is
    /// wrong.</param>
    /// <param name="asOf">The instant from which on plays are chosen; null to pass over the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public IReadOnlyList<Diagnostic> Check(IReadOnlyDictionary<string, LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        _ = Named(tracks.Values);
        return Check([.. tracks.Select(track => new PlaybookTrack(track.Key, track.Value))], segments, asOf);
    }

    /// <summary>Which plays are for whom, by stage and segment, as declared: conditions are not asked.</summary>
    /// <param name="tracks">The lifecycles.</param>
    /// <param name="segments">The map of segments; null when customers have none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public PlaybookCoverage CoverageOf(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null) => new(this, Named(tracks), segments);

    private IReadOnlyList<Diagnostic> Check(PlaybookTrack[] tracks, SegmentMap? segments, DateTimeOffset? asOf)
    {
        var diagnostics = PlaybookNames.Problems(this, tracks, segments).Take(DiagnosticList.Max).ToList();
        // A name that does not exist excludes everything, which would only say the same again.
        if (!diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) diagnostics.AddRange(PlaybookNames.NeverHolding(this, tracks, segments));
        if (asOf is { } at) diagnostics.AddRange(NeverChosenPlays.Ended(this, at));
        diagnostics.AddRange(UncoveredCells.Of(new PlaybookCoverage(this, tracks, segments)));
        return DiagnosticList.Listed(diagnostics);
    }

    private static PlaybookTrack[] Named(IEnumerable<LifecycleDefinition> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return [.. tracks.Select(track => track is null ? throw new ArgumentNullException(nameof(tracks)) : new PlaybookTrack(track.Name, track))];
    }
}
