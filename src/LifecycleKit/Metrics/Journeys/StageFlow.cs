using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Where the customers of a period stood when it opened and where when it closed: the data of a Sankey diagram.</summary>
/// <remarks>
/// Moves to and fro between the two do not show; <see cref="StageTransitions"/> counts them. What happens at the first instant belongs to the period,
/// so a customer stands at the opening where he stood just before it, and one who starts at it was not there yet. Immutable and safe to share
/// between threads.
/// </remarks>
public sealed class StageFlow : IMergeable<StageFlow>
{
    private readonly StageCells _cells;

    private StageFlow(StageRanks ladder, Period period, StageCells cells) => (Ladder, Period, _cells) = (ladder, period, cells);

    /// <summary>The stages.</summary>
    public StageRanks Ladder { get; }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The bands with customers in them, by the order of the stages; those who were not there yet come first.</summary>
    public ImmutableArray<StageLink> Links => _cells.ToLinks();

    /// <summary>How many of those who were there at the opening stand in another stage at the close.</summary>
    public long Moved => _cells.Changes();

    /// <summary>How many customers were not there at the opening, but at the close.</summary>
    public long Started => _cells.From(null);

    /// <summary>Counts the customers of a period.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once; each observed until the end of the period or longer.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageFlow Of(StageRanks ladder, IEnumerable<StagePath> paths, Period period)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var cells = new StageCells(ladder);
        foreach (var path in ladder.Checked(paths, period.ToTicks))
        {
            var end = path.PlaceBefore(period.ToTicks);
            if (end >= 0) cells.Add(path.PlaceBefore(period.FromTicks), end);
        }

        return new StageFlow(ladder, period, cells);
    }

    /// <summary>How many customers went from one stage to another, or stayed where the two are the same.</summary>
    /// <param name="from">The stage at the opening; null for those who were not there yet.</param>
    /// <param name="to">The stage at the close.</param>
    /// <exception cref="ArgumentException">A stage is not on the ladder.</exception>
    public long Count(string? from, string to) => _cells[from, to];

    /// <summary>How many customers were in a stage at the opening.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public long AtOpening(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return _cells.From(stage);
    }

    /// <summary>How many customers were in a stage at the close.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public long AtClose(string stage) => _cells.To(stage);

    /// <summary>The flow of two disjoint groups of customers over the same period, taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The other one has other stages or another period.</exception>
    public StageFlow Merge(StageFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder, Period == other.Period);
        return new StageFlow(Ladder, Period, _cells.Merge(other._cells));
    }

    /// <summary>The bands, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Links.Select(
        link => FormattableString.Invariant($"{link.From ?? "(not there yet)"} -> {link.To}: {link.Count}")));
}
