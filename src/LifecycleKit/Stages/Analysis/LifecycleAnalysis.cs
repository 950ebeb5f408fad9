
namespace LifecycleKit.Stages;

/// <summary>What is suspicious in a lifecycle that can be built.</summary>
/// <remarks>It reports what is certain, and keeps silent where it cannot tell: a host's code, or a condition of too many alternatives.</remarks>
internal static class LifecycleAnalysis
{
    private static readonly Func<AnalysedLifecycle, IEnumerable<Diagnostic>>[] Diagnostics =
    [
        UnreachableStages.Of, DeadEnds.Of, NeverHoldingRules.Of, NeverDueRules.Of, ShadowedRules.Of, OverlappingRules.Of, FlappingPairs.Of,
        FlappingCycles.Of,
    ];

    public static IEnumerable<Diagnostic> Of(IReadOnlyList<Stage> stages, Stage initial, Stage fallback, IReadOnlyList<TransitionRule> rules)
    {
        var lifecycle = new AnalysedLifecycle(stages, [initial, fallback], rules);
        return Diagnostics.SelectMany(find => find(lifecycle));
    }
}
