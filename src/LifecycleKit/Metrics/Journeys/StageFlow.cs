using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Customers by their stage at the opening and at the close of a period: the data of a Sankey diagram.</summary>
/// <remarks>
/// Transitions in between are not visible; <see cref="StageTransitions"/> counts them. An event at the first instant belongs to the period,
/// so the stage at the opening is the stage just before it, and a customer who starts at the first instant was not there yet.
/// </remarks>
public sealed class StageFlow
{
    private readonly StageCells _cells;

    private StageFlow(StageRanks ranks, Period period, StageCells cells)
    {
        Ranks = ranks;
        Period = period;
        _cells = cells;
        MovedCount = cells.Changes();
        StartedCount = cells.From(null);
    }

    /// <summary>The stages.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>
    /// Returns the bands with at least one customer, in the order of the stages; customers who were not there yet come first.
    /// </summary>
    public ImmutableArray<StageLink> ToLinks() => _cells.ToLinks();

    /// <summary>The number of customers who were there at the opening and are in another stage at the close.</summary>
    public long MovedCount { get; }

    /// <summary>The number of customers who were not there at the opening, but are there at the close.</summary>
    public long StartedCount { get; }

    /// <summary>Creates the flow of a period.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once; each observed at least until the end of the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageFlow Of(StageRanks ranks, IEnumerable<StagePath> paths, Period period)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var cells = new StageCells(ranks);
        foreach (var path in ranks.Checked(paths, period.ToTicks))
        {
            var end = path.PlaceBefore(period.ToTicks);
            if (end >= 0) cells.Add(path.PlaceBefore(period.FromTicks), end);
        }

        return new StageFlow(ranks, period, cells);
    }

    /// <summary>Returns the number of customers who went from one stage to another, or who stayed if both are the same.</summary>
    /// <param name="from">The stage at the opening; null for those who were not there yet.</param>
    /// <param name="to">The stage at the close.</param>
    /// <exception cref="ArgumentException">A stage is unknown.</exception>
    public long GetCount(string? from, string to) => _cells[from, to];

    /// <summary>Returns the number of customers in a stage at the opening.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public long GetCountAtOpening(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return _cells.From(stage);
    }

    /// <summary>Returns the number of customers in a stage at the close.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public long GetCountAtClose(string stage) => _cells.To(stage);

    /// <summary>Returns the flow of two disjoint groups of customers over the same period.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages or another period.</exception>
    public StageFlow Merge(StageFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks, Period == other.Period);
        return new StageFlow(Ranks, Period, _cells.Merge(other._cells));
    }

    /// <summary>Returns the bands, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", ToLinks().Select(
        link => FormattableString.Invariant($"{link.From ?? "(not there yet)"} -> {link.To}: {link.Count}")));
}

/// <summary>A number of customers or transitions from one stage to another: a band of a Sankey diagram, an edge of a graph.</summary>
/// <param name="From">The id of the stage before; null for customers who were not there yet.</param>
/// <param name="To">The id of the stage after.</param>
/// <param name="Count">The number, at least 1.</param>
public readonly record struct StageLink(string? From, string To, long Count);
