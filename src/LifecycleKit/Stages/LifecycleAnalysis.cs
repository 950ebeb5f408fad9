using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>What is suspicious in a lifecycle that can be built.</summary>
internal static class LifecycleAnalysis
{
    public static IEnumerable<Finding> Of(IReadOnlyList<Stage> stages, Stage initial, IReadOnlyList<TransitionRule> rules) => [];
}
