using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>Finds what is suspicious in a playbook on its own.</summary>
/// <remarks>Only certain findings are reported. Code of the host, and a condition of too many alternatives, give none.</remarks>
internal static class PlaybookAnalysis
{
    /// <summary>The number of conjunctions analysed in all conditions together; further ones are not analysed.</summary>
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
            "Correct the condition, or remove the play.");
}
