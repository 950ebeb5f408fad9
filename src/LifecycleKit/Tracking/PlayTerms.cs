using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>The playbook in force, and where customers' clocks are found.</summary>
internal sealed record PlayTerms(Playbook? Playbook, string? TimeZoneTrait)
{
    /// <summary>The zone of a customer's clock; null for that of the shop.</summary>
    public TimeZoneInfo? ZoneOf(CustomerHistory history) =>
        TimeZoneTrait is not null && history.Traits.TryGet(TimeZoneTrait, out var id) && id.Kind == TraitKind.Text
        && TimeZoneInfo.TryFindSystemTimeZoneById(id.Text, out var zone) ? zone : null;

    /// <summary>What is wrong with the stages and segments that plays name.</summary>
    public IEnumerable<Finding> Check(IEnumerable<LifecycleTrack> tracks, SegmentMap segments) => Playbook is null
        ? []
        : PlaybookNames.Problems(Playbook, [.. tracks.Select(track => new PlaybookTrack(track.Name, track.Definition))], segments)
            .Select(finding => finding.Within(nameof(LifecycleOptions.Playbook)));
}
