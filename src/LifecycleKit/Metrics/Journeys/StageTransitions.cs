using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>All transitions in a period by the stages before and after. A customer counts once for each transition.</summary>
/// <remarks>Starts are counted apart, as transitions from no stage.</remarks>
public sealed class StageTransitions
{
    private readonly StageCells _cells;

    private StageTransitions(StageRanks ranks, Period period, StageCells cells)
    {
        Ranks = ranks;
        Period = period;
        _cells = cells;
        TransitionCount = cells.Changes();
        StartCount = cells.From(null);
    }

    /// <summary>The stages.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>Returns the pairs of stages with transitions, in the order of the stages; starts come first.</summary>
    public ImmutableArray<StageLink> ToLinks() => _cells.ToLinks();

    /// <summary>The number of transitions, without starts.</summary>
    public long TransitionCount { get; }

    /// <summary>The number of customers who started.</summary>
    public long StartCount { get; }

    /// <summary>Creates the table of the transitions in a period.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once; each observed at least until the end of the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageTransitions Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var cells = new StageCells(ranks);
        foreach (var path in ranks.Checked(paths, period.ToTicks))
        {
            for (var i = 0; i < path.Count; i++)
            {
                if (period.Contains(path.EnteredTicks(i))) cells.Add(i == 0 ? -1 : path.Place(i - 1), path.Place(i));
            }
        }

        return new StageTransitions(ranks, period, cells);
    }

    /// <summary>Returns the number of transitions from one stage to another.</summary>
    /// <param name="from">The stage before; null for starts.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">A stage is unknown.</exception>
    public long GetCount(string? from, string to) => _cells[from, to];

    /// <summary>Returns the transitions of two disjoint groups of customers in the same period.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages or another period.</exception>
    public StageTransitions Merge(StageTransitions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks, Period == other.Period);
        return new StageTransitions(Ranks, Period, _cells.Merge(other._cells));
    }

    /// <summary>The transitions by their stages, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", ToLinks().Select(
        link => FormattableString.Invariant($"{link.From ?? "(start)"} -> {link.To}: {link.Count}")));
}
