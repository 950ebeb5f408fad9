using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

/// <summary>Makes a lifecycle of a segment map: a stage for each segment, and one for customers without a segment.</summary>
internal static class SegmentLifecycle
{
    /// <summary>
    /// Returns the lifecycle of a map, or what is wrong with the names of its segments, or with its bins in a shop.
    /// </summary>
    public static LifecycleLoadResult Load(SegmentMap map, SegmentMap ofShop)
    {
        var builder = new LifecycleDefinitionBuilder(map.Name);
        Declare(builder, map);
        var result = builder.Finish();
        if (map.Bins == ofShop.Bins) return result;
        var error = Diagnostic.Error(
            DiagnosticIds.Contradiction, string.Empty,
            $"The segment map '{map.Name}' has {map.Bins} bins, and '{ofShop.Name}', the segment map of the shop, has {ofShop.Bins}.",
            "Use maps with the same bins, which are those of the RFM model.");
        return new LifecycleLoadResult(map.Name, null, [error, .. result.Diagnostics]);
    }

    public static void Declare(LifecycleDefinitionBuilder builder, SegmentMap map)
    {
        builder.Kind(LifecycleKind.Membership).Stage(LifecycleDefinition.NoSegment);
        foreach (var segment in map.Segments) builder.Stage(segment.Name);
        foreach (var segment in map.Segments) Enter(builder, segment.Name, SegmentMembership.Of(map, segment));
        Enter(builder, LifecycleDefinition.NoSegment, [SegmentMembership.OfNone(map)]);
    }

    /// <summary>Declares the rules to a stage: one, or several when a rule cannot have so many leaves.</summary>
    private static void Enter(LifecycleDefinitionBuilder builder, string stage, IEnumerable<Condition> alternatives)
    {
        var some = new List<Condition>();
        var number = 0;
        foreach (var alternative in alternatives)
        {
            if (some.Sum(one => one.LeafCount) + alternative.LeafCount > RuleResolver.MaxLeaves) Declare();
            some.Add(alternative);
        }

        Declare();

        void Declare()
        {
            var when = some.Count == 1 ? some[0] : Condition.Any([.. some]);
            var id = number++ == 0 ? $"to {stage}" : FormattableString.Invariant($"to {stage} ({number})");
            builder.Rule(id, rule => rule.FromAny().To(stage).WhenTimePasses().When(when));
            some.Clear();
        }
    }
}
