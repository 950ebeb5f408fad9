using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>What is suspicious in a playbook by itself.</summary>
/// <remarks>It reports what is certain, and keeps silent where it cannot tell: a host's code, or a condition of too many alternatives.</remarks>
internal static class PlaybookAnalysis
{
    /// <summary>How many conjunctions are made of all conditions together; what lies beyond is not looked at.</summary>
    private const int MaxTermsInAll = 16_384;

    public static IEnumerable<Diagnostic> Of(Playbook book)
    {
        var left = MaxTermsInAll;
        var regions = new Dictionary<Play, ConditionRegion>();
        foreach (var play in book.Plays)
        {
            var region = ConditionRegion.Of(play.When, Math.Clamp(left, 1, ConditionRegion.MaxTerms));
            left -= region.IsKnown ? region.Terms.Length : 0;
            regions.Add(play, region);
        }

        return [.. NeverHolding(book, regions), .. NeverChosenPlays.Of(book), .. ShadowedPlays.Of(book, regions)];
    }

    private static IEnumerable<Diagnostic> NeverHolding(Playbook book, Dictionary<Play, ConditionRegion> regions) =>
        from play in book.Plays
        let region = regions[play]
        where region.IsEmpty
        select Diagnostic.Warning(
            region.IsConflictOfConstraint ? DiagnosticIds.EmptySegment : DiagnosticIds.NeverHolds,
            $"plays/{play.Key}/when",
            $"The condition of '{play.Key}' never holds: {region.Conflict ?? "it contradicts itself"}.",
            "Mend the condition, or take the play out.");
}
