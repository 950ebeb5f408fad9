using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>The catalogs of fields and predicates that the rules of lifecycles can name.</summary>
public static class LifecycleConditionCatalog
{
    /// <summary>
    /// The catalog of all built-in fields: <see cref="Fields"/>, <see cref="SegmentFields"/> and <see cref="StageFields"/>; no predicates.
    /// </summary>
    public static ConditionCatalog Default { get; } = ConditionCatalog.Of([.. Fields.All, .. SegmentFields.All, .. StageFields.All]);

    /// <summary>Returns the catalog of all built-in fields, with <c>segment</c> and <c>phase</c> of a given segment map.</summary>
    /// <param name="map">The segment map.</param>
    /// <exception cref="ArgumentNullException">The map is null.</exception>
    public static ConditionCatalog For(SegmentMap map) =>
        ConditionCatalog.Of([.. Fields.All, .. SegmentFields.For(map), .. StageFields.All]);
}
