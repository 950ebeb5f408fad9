using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Where customers stand when a unit of the calendar begins, and where when the next one does: counts of a Markov chain's steps.</summary>
/// <remarks>
/// Counted over all pairs of neighbouring beginnings in a period, both ends included, so units that lie in it only in part are left out. What
/// happens at the first instant of a unit belongs to it: at a beginning a customer stands where he stood just before. Who starts within a unit
/// counts from the next one on. Immutable and safe to share between threads.
/// </remarks>
public sealed class StageTransitionMatrix : IMergeable<StageTransitionMatrix>
{
    private readonly StageCells _cells;
    private readonly long[] _beginnings;

    private StageTransitionMatrix(StageRanks ladder, long[] beginnings, StageCells cells) =>
        (Ladder, _beginnings, _cells) = (ladder, beginnings, cells);

    /// <summary>The stages, in the order of rows and columns.</summary>
    public StageRanks Ladder { get; }

    /// <summary>How many whole units the period has.</summary>
    public int UnitCount => Math.Max(0, _beginnings.Length - 1);

    /// <summary>Counts the steps of customers.</summary>
    /// <param name="ladder">The stages.</param>
    /// <param name="paths">One path a customer, in any order, read once; each observed until the end of the period or longer.</param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit of the calendar.</param>
    /// <param name="zone">Whose calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageTransitionMatrix Of(
        StageRanks ladder, IEnumerable<StagePath> paths, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        var beginnings = CalendarPeriods.Beginnings(period, unit, zone);
        var cells = new StageCells(ladder);
        foreach (var path in ladder.Checked(paths, period.ToTicks)) Add(cells, path, beginnings);
        return new StageTransitionMatrix(ladder, beginnings, cells);
    }

    /// <summary>How often a customer in one stage when a unit began was in another, or the same, when the next one did.</summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">A stage is not on the ladder.</exception>
    public long Count(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        return _cells[from, to];
    }

    /// <summary>Them among all who were in the stage before; 0/0 where nobody was.</summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">A stage is not on the ladder.</exception>
    public Ratio Share(string from, string to) => Ratio.Of(Count(from, to), CustomersIn(from));

    /// <summary>The sum of a row: customers in a stage at the beginning of a unit, over all units.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not on the ladder.</exception>
    public long CustomersIn(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return _cells.From(stage);
    }

    /// <summary>The counts, rows from, columns to, in the order of the ladder: what <see cref="MarkovValueModel.FromCounts"/> takes.</summary>
    public long[,] ToCounts() => _cells.ToSquare();

    /// <summary>What a customer in each stage is worth, by these counts.</summary>
    /// <param name="rewards">Margin less cost of one unit per stage, in the order of the ladder; finite, of any sign.</param>
    /// <param name="discountRate">The discount rate per unit; finite, at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rewards"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many rewards as stages, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount rate is outside its range.</exception>
    public MarkovValueModel ToValueModel(IReadOnlyList<double> rewards, double discountRate) =>
        MarkovValueModel.FromCounts(Ladder.Stages, ToCounts(), rewards, discountRate);

    /// <summary>The matrix of two disjoint groups of customers over the same units, taken together.</summary>
    /// <exception cref="ArgumentNullException">The other one is null.</exception>
    /// <exception cref="ArgumentException">The other one has other stages or other units.</exception>
    public StageTransitionMatrix Merge(StageTransitionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ladder.CheckSame(other.Ladder, _beginnings.AsSpan().SequenceEqual(other._beginnings));
        return new StageTransitionMatrix(Ladder, _beginnings, _cells.Merge(other._cells));
    }

    /// <summary>The counts that are not 0, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", _cells.ToLinks().Select(
        link => FormattableString.Invariant($"{link.From} -> {link.To}: {link.Count}")));

    private static void Add(StageCells cells, StagePath path, long[] beginnings)
    {
        // A stay that holds beginnings i to j - 1 makes j - 1 - i steps within the stage, and one from the stay before it that held any.
        var before = -1;
        var from = FirstAfter(beginnings, path.EnteredTicks(0));
        for (var entry = 0; entry < path.Count && from < beginnings.Length; entry++)
        {
            var to = FirstAfter(beginnings, path.LeftTicks(entry));
            if (to == from) continue;
            var place = path.Place(entry);
            if (before >= 0) cells.Add(before, place);
            cells.Add(place, place, to - from - 1);
            (before, from) = (place, to);
        }
    }

    private static int FirstAfter(long[] beginnings, long ticks)
    {
        var at = Array.BinarySearch(beginnings, ticks);
        return at < 0 ? ~at : at + 1;
    }
}
