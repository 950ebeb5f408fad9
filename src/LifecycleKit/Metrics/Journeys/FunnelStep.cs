using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>One step of a <see cref="StageFunnel"/>.</summary>
public readonly record struct FunnelStep
{
    internal FunnelStep(ImmutableArray<string> stages, long reached, long first, long? next)
    {
        Stages = stages;
        ReachedCount = reached;
        ShareOfFirst = Ratio.Of(reached, first);
        if (next is { } onward) (ContinuationRate, DropOffRate) = (Ratio.Of(onward, reached), Ratio.Of(reached - onward, reached));
    }

    /// <summary>The stages of the step: one, or all of one rank.</summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The number of customers who ever reached this step or a later one.</summary>
    public long ReachedCount { get; }

    /// <summary>Customers who reached this step, among those who reached the first step.</summary>
    public Ratio ShareOfFirst { get; }

    /// <summary>Customers who reached the next step or a later one, among those who reached this one; 0/0 for the last step.</summary>
    public Ratio ContinuationRate { get; }

    /// <summary>Customers who reached no later step, among those who reached this one; 0/0 for the last step.</summary>
    public Ratio DropOffRate { get; }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"FunnelStep {{ ReachedCount = {ReachedCount}, ShareOfFirst = {ShareOfFirst}, ContinuationRate = {ContinuationRate}, DropOffRate = {DropOffRate} }}");
}
