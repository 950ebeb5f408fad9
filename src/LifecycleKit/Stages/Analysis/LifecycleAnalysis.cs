namespace LifecycleKit.Stages;

/// <summary>Finds probable mistakes in a lifecycle without errors.</summary>
/// <remarks>Only certain findings are reported. Code of the host, and conditions with too many alternatives, are not analysed.</remarks>
internal static class LifecycleAnalysis
{
    private static readonly Func<AnalysedLifecycle, IEnumerable<Diagnostic>>[] Diagnostics =
    [
        UnreachableStages.Of, DeadEnds.Of, NeverHoldingRules.Of, NeverDueRules.Of, ShadowedRules.Of, OverlappingRules.Of, FlappingPairs.Of,
        FlappingCycles.Of,
    ];

    public static IEnumerable<Diagnostic> Of(
        IReadOnlyList<Stage> stages, Stage initial, Stage fallback, IReadOnlyList<TransitionRule> rules)
    {
        var lifecycle = new AnalysedLifecycle(stages, [initial, fallback], rules);
        return Diagnostics.SelectMany(find => find(lifecycle));
    }
}
