using System.Collections.Immutable;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>The plays of a playbook by stage and segment: one cell for each combination.</summary>
/// <remarks>Returned by <see cref="Playbook.GetCoverage"/>.</remarks>
public sealed class PlaybookCoverage
{
    internal PlaybookCoverage(Playbook book, IEnumerable<PlaybookTrack> tracks, SegmentMap? segments)
    {
        List<string?> names = [.. segments?.Segments.Select(segment => segment.Name) ?? []];
        if (segments?.CoversVisitors != true) names.Add(null);
        Cells =
        [
            .. from track in tracks
               from stage in track.Definition.Stages
               from segment in names
               select new PlaybookCell(
                   track.Name, stage.Id, segment, [.. book.Plays.Where(play => IsFor(play, track.Name, stage) && IsFor(play, segment))]),
        ];
        Uncovered = [.. Cells.Where(cell => cell.Plays.IsEmpty)];
    }

    /// <summary>
    /// The cells, ordered by track, by stage in the order of the lifecycle, and by segment in the order of the map; customers without a
    /// segment come last.
    /// </summary>
    public ImmutableArray<PlaybookCell> Cells { get; }

    /// <summary>The cells without a play, in the order of <see cref="Cells"/>.</summary>
    public ImmutableArray<PlaybookCell> Uncovered { get; }

    /// <summary>Returns a cell; null when there is none.</summary>
    /// <param name="track">The name of the lifecycle.</param>
    /// <param name="stage">The id of the stage.</param>
    /// <param name="segment">The name of the segment; null for customers without one.</param>
    /// <exception cref="ArgumentNullException">Track or stage is null.</exception>
    public PlaybookCell? Find(string track, string stage, string? segment)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(stage);
        return Cells.FirstOrDefault(cell => cell.Track == track && cell.Stage == stage && cell.Segment == segment);
    }

    /// <summary>Returns the cells, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Cells);

    private static bool IsFor(Play play, string track, Stage stage) =>
        play.Stages.IsEmpty || play.Stages.Any(name => StageName.Parse(name).Matches(track, stage));

    private static bool IsFor(Play play, string? segment) =>
        play.Segments.IsEmpty || (segment is not null && play.Segments.Contains(segment, StringComparer.Ordinal));
}
