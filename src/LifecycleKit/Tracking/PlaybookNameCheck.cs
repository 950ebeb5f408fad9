using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Finds plays that name a stage or a segment that there is not: they would reach nobody.</summary>
internal static class PlaybookNameCheck
{
    public static IEnumerable<Finding> Of(Playbook? playbook, IEnumerable<(string Name, LifecycleDefinition Definition)> tracks, SegmentMap segmentMap)
    {
        if (playbook is null) return [];
        return playbook.CheckNames(tracks.ToDictionary(track => track.Name, track => track.Definition, StringComparer.Ordinal), segmentMap)
            .Select(finding => finding.Within(nameof(LifecycleOptions.Playbook)));
    }
}
