using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>The number of customers who ever reached each step of a lifecycle, and where they drop off.</summary>
/// <remarks>
/// A customer counts at every step up to the highest step ever reached, including skipped steps; a later fall does not matter. Stages
/// without a rank are not steps. Recent customers have had less time to reach the later steps and lower their counts: pass only paths of
/// customers who started long enough ago.
/// </remarks>
public sealed class StageFunnel
{
    /// <summary>The number of customers by their highest step.</summary>
    private readonly long[] _highest;

    private StageFunnel(StageRanks ranks, long customers, long[] highest)
    {
        Ranks = ranks;
        CustomerCount = customers;
        _highest = highest;
        var reached = new long[highest.Length + 1];
        for (var i = highest.Length - 1; i >= 0; i--) reached[i] = reached[i + 1] + highest[i];
        Steps =
        [
            .. ranks.Steps.Select((step, i) => new FunnelStep(step, reached[i], reached[0], i + 1 < highest.Length ? reached[i + 1] : null))
        ];
    }

    /// <summary>The stages.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The number of customers, including those who never reached a step.</summary>
    public long CustomerCount { get; }

    /// <summary>The steps, from the lowest.</summary>
    public ImmutableArray<FunnelStep> Steps { get; }

    /// <summary>
    /// The step with the largest share of drop-off, compared exactly; the lower one of equals, null when no customer dropped off. The last
    /// step has no drop-off.
    /// </summary>
    public FunnelStep? WeakestStep
    {
        get
        {
            FunnelStep? weakest = null;
            foreach (var step in Steps)
            {
                if (step.DropOffRate.Numerator > 0 && (weakest is not { } worst || IsLarger(step.DropOffRate, worst.DropOffRate)))
                    weakest = step;
            }

            return weakest;
        }
    }

    /// <summary>Creates the funnel of customers.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null or has other stages.</exception>
    public static StageFunnel Of(StageRanks ranks, IEnumerable<StagePath> paths)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var (customers, highest) = (0L, new long[ranks.Steps.Length]);
        foreach (var path in ranks.Checked(paths))
        {
            var step = -1;
            for (var i = 0; i < path.Count; i++) step = Math.Max(step, ranks.StepOf(path.Place(i)));
            if (step >= 0) highest[step]++;
            customers++;
        }

        return new StageFunnel(ranks, customers, highest);
    }

    /// <summary>Returns the funnel of two disjoint groups of customers.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages.</exception>
    public StageFunnel Merge(StageFunnel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks);
        return new StageFunnel(Ranks, CustomerCount + other.CustomerCount, [.. _highest.Select((count, i) => count + other._highest[i])]);
    }

    /// <summary>The steps with their counts, culture-invariant.</summary>
    public override string ToString() => string.Join(" > ", Steps.Select(
        step => FormattableString.Invariant($"{string.Join(" = ", step.Stages)}: {step.ReachedCount}")));

    /// <summary>Compares exactly for counts up to 10^14; the products of larger counts exceed the range of a decimal.</summary>
    private static bool IsLarger(Ratio left, Ratio right) => left.Numerator * right.Denominator > right.Numerator * left.Denominator;
}
