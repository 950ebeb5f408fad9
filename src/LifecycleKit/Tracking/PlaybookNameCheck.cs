using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Finds plays that name a stage or a segment that does not exist, and so reach no customer.</summary>
internal static class PlaybookNameCheck
{
    public static IEnumerable<Diagnostic> Of(
        Playbook? playbook, IEnumerable<(string Name, LifecycleDefinition Definition)> tracks, SegmentMap segmentMap)
    {
        if (playbook is null) return [];
        return PlaybookNames.Problems(playbook, [.. tracks.Select(track => new PlaybookTrack(track.Name, track.Definition))], segmentMap);
    }
}
