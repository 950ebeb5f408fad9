using System.Collections.Immutable;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>
    /// Compares the playbook with lifecycles and a segment map. An empty result means that every name exists and every stage and segment
    /// has a play.
    /// </summary>
    /// <remarks>
    /// A stage or segment that does not exist is an error. A stage that several tracks have, a play that no customer gets, and a
    /// combination of stage and segment without a play are warnings. The <see cref="Warnings"/> of the playbook are not repeated.
    /// </remarks>
    /// <param name="tracks">
    /// The lifecycles whose stages the plays may name, each as the track of its own name. Fields of the stage read the first one.
    /// </param>
    /// <param name="segments">The map whose segments the plays may name; null when customers have no segments, so that every name is
    /// an error.</param>
    /// <param name="asOf">The instant from which the playbook decides; null to ignore the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public IReadOnlyList<Diagnostic> Check(
        IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null) =>
        Check(Named(tracks), segments, asOf);

    /// <summary>Compares the playbook with lifecycles under the names of tracks, as a tracker has them, and a segment map.</summary>
    /// <param name="tracks">The lifecycles whose stages the plays may name, by the name of the track. Fields of the stage read the first
    /// one.</param>
    /// <param name="segments">The map whose segments the plays may name; null when customers have no segments, so that every name is
    /// an error.</param>
    /// <param name="asOf">The instant from which the playbook decides; null to ignore the dates of experiments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public IReadOnlyList<Diagnostic> Check(
        IReadOnlyDictionary<string, LifecycleDefinition> tracks, SegmentMap? segments = null, DateTimeOffset? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        _ = Named(tracks.Values);
        return Check([.. tracks.Select(track => new PlaybookTrack(track.Key, track.Value))], segments, asOf);
    }

    /// <summary>Returns the plays of each stage and segment, as declared: one cell for each combination. Conditions are not
    /// evaluated.</summary>
    /// <param name="tracks">The lifecycles.</param>
    /// <param name="segments">The map of segments; null when customers have none.</param>
    /// <returns>
    /// The cells, ordered by track, by stage in the order of the lifecycle, and by segment in the order of the map; customers without a
    /// segment come last, where the map leaves visitors out. Customers with neither a visit nor an order have no cell.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="tracks"/> or one of them is null.</exception>
    public ImmutableArray<PlaybookCell> GetCoverage(IEnumerable<LifecycleDefinition> tracks, SegmentMap? segments = null) =>
        Cells(Named(tracks), segments);

    private IReadOnlyList<Diagnostic> Check(PlaybookTrack[] tracks, SegmentMap? segments, DateTimeOffset? asOf)
    {
        var diagnostics = PlaybookNames.Problems(this, tracks, segments).Take(DiagnosticList.Max).ToList();
        // A name that does not exist excludes every customer, which would repeat the error as a warning.
        if (!diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            diagnostics.AddRange(PlaybookNames.NeverHolding(this, tracks, segments));
        if (asOf is { } at) diagnostics.AddRange(NeverChosenPlays.Ended(this, at));
        diagnostics.AddRange(UncoveredCells.Of(Cells(tracks, segments)));
        return DiagnosticList.Listed(diagnostics);
    }

    private ImmutableArray<PlaybookCell> Cells(PlaybookTrack[] tracks, SegmentMap? segments)
    {
        List<string?> names = [.. segments?.Segments.Select(segment => segment.Name) ?? []];
        if (segments?.CoversVisitors != true) names.Add(null);
        return
        [
            .. from track in tracks
               from stage in track.Definition.Stages
               from segment in names
               select new PlaybookCell(
                   track.Name, stage.Id, segment, Plays.Where(play => IsFor(play, track.Name, stage) && IsFor(play, segment))),
        ];
    }

    private static bool IsFor(Play play, string track, Stage stage) =>
        play.Stages.IsEmpty || play.Stages.Any(name => StageName.Parse(name).Matches(track, stage));

    private static bool IsFor(Play play, string? segment) =>
        play.Segments.IsEmpty || (segment is not null && play.Segments.Contains(segment, StringComparer.Ordinal));

    private static PlaybookTrack[] Named(IEnumerable<LifecycleDefinition> tracks)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return [
            .. tracks.Select(
                track => track is null ? throw new ArgumentNullException(nameof(tracks)) : new PlaybookTrack(track.Name, track))
        ];
    }
}
