using LifecycleKit.Metrics;

namespace LifecycleKit.Cli;

/// <summary>One step of the lifecycle's funnel.</summary>
/// <param name="Stage">The stages of the step.</param>
/// <param name="Reached">Customers who reached this step or a later one.</param>
/// <param name="DropOff">The share of them who reached no later step; null for the last step, or when no customer reached this one.</param>
/// <param name="IsWeakest">Whether this step loses the largest share.</param>
internal sealed record FunnelStage(string Stage, long Reached, double? DropOff, bool IsWeakest)
{
    public static IReadOnlyList<FunnelStage> Of(StageFunnel funnel) =>
    [
        .. funnel.Steps.Select(step => new FunnelStage(
            string.Join(" / ", step.Stages),
            step.ReachedCount,
            step.DropOffRate.ToEstimate().TryGetValue(out var dropOff) ? dropOff : null,
            funnel.WeakestStep is { } weakest && weakest.Stages == step.Stages)),
    ];
}
