using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>The words that rules of lifecycles can use.</summary>
/// <remarks>Static and thread-safe.</remarks>
public static class LifecycleConditionCatalog
{
    /// <summary>Every built-in field: <see cref="Fields"/>, <see cref="SegmentFields"/> and <see cref="StageFields"/>; no predicates.</summary>
    public static ConditionCatalog Default { get; } = ConditionCatalog.Of([.. Fields.All, .. SegmentFields.All, .. StageFields.All]);

    /// <summary>The same for a shop with a segment map of its own: <c>segment</c> and <c>phase</c> are those of that map.</summary>
    /// <param name="map">The segment map.</param>
    /// <exception cref="ArgumentNullException">The map is null.</exception>
    public static ConditionCatalog For(SegmentMap map) => ConditionCatalog.Of([.. Fields.All, .. SegmentFields.For(map), .. StageFields.All]);
}
