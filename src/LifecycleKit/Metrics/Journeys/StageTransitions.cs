using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>All moves made in a period, by the stage left and the stage entered. A customer counts as often as he moves.</summary>
/// <remarks>Starts are told apart: they come from no stage. Immutable and safe to share between threads.</remarks>
public sealed class StageTransitions : IMergeable<StageTransitions>
{
    private readonly StageCells _cells;

    private StageTransitions(StageRanks ladder, Period period, StageCells cells) => (Ladder, Period, _cells) = (ladder, period, cells);

    /// <summary>The stages.</summary>
    public StageRanks Ladder { get; }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The pairs of stages between which there were moves, by the order of the stages; starts come first.</summary>
    public ImmutableArray<StageLink> Links => _cells.ToLinks();

    /// <summary>How many moves there were; starts are none.</summary>
    public long TransitionCount => _cells.Changes();

    /// <summary>How many customers started.</summary>
    public long StartCount => _cells.From(null);

    /// <summary>Counts the moves of a period.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once; each observed until the end of the period or longer.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageTransitions Of(StageRanks ladder, IEnumerable<StagePath> paths, Period period)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var cells = new StageCells(ladder);
        foreach (var path in ladder.Checked(paths, period.ToTicks))
        {
            for (var i = 0; i < path.Count; i++)
            {
                if (period.Contains(path.EnteredTicks(i))) cells.Add(i == 0 ? -1 : path.Place(i - 1), path.Place(i));
            }
        }

        return new StageTransitions(ladder, period, cells);
    }

    /// <summary>How many moves led from one stage to another.</summary>
    /// <param name="from">The stage left; null for starts.</param>
    /// <param name="to">The stage entered.</param>
    /// <exception cref="ArgumentException">A stage is not on the ladder.</exception>
    public long Count(string? from, string to) => _cells[from, to];

    /// <summary>The moves of two disjoint groups of customers in the same period, taken together.</summary>
    /// <exception cref="ArgumentNullException">The other ones are null.</exception>
    /// <exception cref="ArgumentException">The other ones have other stages or another period.</exception>
    public StageTransitions Merge(StageTransitions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder, Period == other.Period);
        return new StageTransitions(Ladder, Period, _cells.Merge(other._cells));
    }

    /// <summary>The moves by their stages, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", Links.Select(
        link => FormattableString.Invariant($"{link.From ?? "(start)"} -> {link.To}: {link.Count}")));
}
