using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>How far up the stages customers ever came, and where they drop off: the weak spots.</summary>
/// <remarks>
/// A customer counts at every step up to the highest that he ever stood at, also at those that he skipped, and where he fell back later does not
/// matter. Stages without a rank are no steps. Customers of late have had less time to climb, and pull the later steps down: give paths of those
/// who started long enough ago. Immutable and safe to share between threads.
/// </remarks>
public sealed class StageFunnel : IMergeable<StageFunnel>
{
    /// <summary>Customers by their highest step.</summary>
    private readonly long[] _highest;

    private StageFunnel(StageRanks ladder, long customers, long[] highest)
    {
        (Ladder, CustomerCount, _highest) = (ladder, customers, highest);
        var reached = new long[highest.Length + 1];
        for (var i = highest.Length - 1; i >= 0; i--) reached[i] = reached[i + 1] + highest[i];
        Steps = [.. ladder.Steps.Select((step, i) => new FunnelStep(step, reached[i], reached[0], i + 1 < highest.Length ? reached[i + 1] : null))];
    }

    /// <summary>The stages.</summary>
    public StageRanks Ladder { get; }

    /// <summary>How many customers there are, also those who never stood at a step.</summary>
    public long CustomerCount { get; }

    /// <summary>The steps, the lowest first.</summary>
    public ImmutableArray<FunnelStep> Steps { get; }

    /// <summary>
    /// The step with the largest share of drop-off, compared exactly, the lower of equals; null when nobody dropped off. The last step has none.
    /// </summary>
    public FunnelStep? WeakestStep
    {
        get
        {
            FunnelStep? weakest = null;
            foreach (var step in Steps)
            {
                if (step.DropOff.Numerator > 0 && (weakest is not { } worst || IsLarger(step.DropOff, worst.DropOff))) weakest = step;
            }

            return weakest;
        }
    }

    /// <summary>Counts customers.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null or has other stages.</exception>
    public static StageFunnel Of(StageRanks ladder, IEnumerable<StagePath> paths)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var (customers, highest) = (0L, new long[ladder.Steps.Length]);
        foreach (var path in ladder.Checked(paths))
        {
            var step = -1;
            for (var i = 0; i < path.Count; i++) step = Math.Max(step, ladder.StepOf(path.Place(i)));
            if (step >= 0) highest[step]++;
            customers++;
        }

        return new StageFunnel(ladder, customers, highest);
    }

    /// <summary>The funnel of two disjoint groups of customers taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The other one has other stages.</exception>
    public StageFunnel Merge(StageFunnel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder);
        return new StageFunnel(Ladder, CustomerCount + other.CustomerCount, [.. _highest.Select((count, i) => count + other._highest[i])]);
    }

    /// <summary>The steps with their counts, culture-invariant.</summary>
    public override string ToString() => string.Join(" > ", Steps.Select(
        step => FormattableString.Invariant($"{string.Join(" = ", step.Stages)}: {step.Reached}")));

    /// <summary>Exact up to counts of 10^14, where the products leave the range of a decimal.</summary>
    private static bool IsLarger(Ratio left, Ratio right) => left.Numerator * right.Denominator > right.Numerator * left.Denominator;
}
