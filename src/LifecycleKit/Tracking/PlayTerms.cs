using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The playbook in force, and where customers' clocks are found.</summary>
internal sealed record PlayTerms(Playbook? Playbook, string? TimeZoneTrait)
{
    /// <summary>The zone of a customer's clock; null for that of the shop.</summary>
    public TimeZoneInfo? ZoneOf(CustomerHistory history) =>
        TimeZoneTrait is not null && history.Traits.TryGet(TimeZoneTrait, out var id) && id.Kind == TraitKind.Text
        && TimeZoneInfo.TryFindSystemTimeZoneById(id.Text, out var zone) ? zone : null;

    /// <summary>The stages that plays name and no track has: those plays would reach nobody there.</summary>
    public IEnumerable<Finding> Check(IEnumerable<LifecycleDefinition> lifecycles)
    {
        if (Playbook is null) yield break;
        var known = lifecycles.SelectMany(lifecycle => lifecycle.Stages).SelectMany(stage => stage.Groups.Append(stage.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var play in Playbook.Plays)
        {
            foreach (var stage in play.Stages.Where(stage => !known.Contains(stage)))
            {
                yield return Finding.Warning(
                    FindingIds.UnknownStage, $"{nameof(LifecycleOptions.Playbook)}/Plays/{play.Key}/Stages", $"No track has a stage or group '{stage}'.",
                    "Name one of a track, or add the track.");
            }
        }
    }
}
