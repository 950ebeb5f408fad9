using System.Collections.Immutable;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>Which plays are for whom: a cell for each stage and segment.</summary>
/// <remarks>Made by <see cref="Playbook.CoverageOf"/>. Immutable and safe to share between threads.</remarks>
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
               select new PlaybookCell(track.Name, stage.Id, segment, [.. book.Plays.Where(play => IsFor(play, track.Name, stage) && IsFor(play, segment))]),
        ];
    }

    /// <summary>The cells: track by track, stage by stage in the order of the lifecycle, then by the map's segments, customers without one last.</summary>
    public ImmutableArray<PlaybookCell> Cells { get; }

    /// <summary>The cells for whose customers there is no play, in the same order.</summary>
    public IEnumerable<PlaybookCell> Uncovered => Cells.Where(cell => cell.Plays.IsEmpty);

    /// <summary>Finds a cell; null when there is none.</summary>
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

    /// <summary>The cells, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Cells);

    private static bool IsFor(Play play, string track, Stage stage) =>
        play.Stages.IsEmpty || play.Stages.Any(name => StageName.Parse(name).Matches(track, stage));

    private static bool IsFor(Play play, string? segment) => play.Segments.IsEmpty || (segment is not null && play.Segments.Contains(segment, StringComparer.Ordinal));
}
