using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>
/// Customers by their stage at the beginning of a calendar unit and at the beginning of the next one: the counts of a Markov chain's steps.
/// </summary>
/// <remarks>
/// The counts include all pairs of consecutive beginnings in a period, both ends included, so units that are only partly in the period are
/// excluded. An event at the first instant of a unit belongs to that unit: the stage at a beginning is the stage just before it. A customer
/// who starts within a unit counts from the next unit on.
/// </remarks>
public sealed class StageTransitionMatrix
{
    private readonly StageCells _cells;
    private readonly long[] _beginnings;

    private StageTransitionMatrix(StageRanks ranks, long[] beginnings, StageCells cells)
    {
        Ranks = ranks;
        _beginnings = beginnings;
        _cells = cells;
    }

    /// <summary>The stages, in the order of rows and columns.</summary>
    public StageRanks Ranks { get; }

    /// <summary>The number of whole units in the period.</summary>
    public int UnitCount => Math.Max(0, _beginnings.Length - 1);

    /// <summary>Creates the matrix of a period.</summary>
    /// <param name="ranks">The stages.</param>
    /// <param name="paths">One path for each customer, in any order, read once; each observed at least until the end of the period.</param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit of the calendar.</param>
    /// <param name="zone">The time zone of the calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    /// <exception cref="ArgumentException">A path is null, has other stages, or ends before the period does.</exception>
    public static StageTransitionMatrix Of(
        StageRanks ranks, IEnumerable<StagePath> paths, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var beginnings = CalendarPeriods.Beginnings(period, unit, zone);
        var cells = new StageCells(ranks);
        foreach (var path in ranks.Checked(paths, period.ToTicks)) Add(cells, path, beginnings);
        return new StageTransitionMatrix(ranks, beginnings, cells);
    }

    /// <summary>
    /// Returns how often a customer was in one stage at the beginning of a unit and in another, or the same, at the beginning of the next
    /// one.
    /// </summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">A stage is unknown.</exception>
    public long GetCount(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        return _cells[from, to];
    }

    /// <summary>Returns the count of a pair of stages over all customers in the stage before; 0/0 when there were none.</summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">A stage is unknown.</exception>
    public Ratio GetShare(string from, string to) => Ratio.Of(GetCount(from, to), GetCustomerCount(from));

    /// <summary>Returns the sum of a row: customers in a stage at the beginning of a unit, over all units.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is unknown.</exception>
    public long GetCustomerCount(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return _cells.From(stage);
    }

    /// <summary>
    /// Returns the counts with a row for each stage before and a column for each stage after, in the order of
    /// <see cref="StageRanks.Stages"/>, as <see cref="MarkovValueModel.FromCounts"/> takes them.
    /// </summary>
    public long[,] ToCounts() => _cells.ToSquare();

    /// <summary>Returns the Markov model of these counts: the value of a customer in each stage.</summary>
    /// <param name="rewards">Margin less cost of one unit per stage, in the order of <see cref="StageRanks.Stages"/>; finite, of any
    /// sign.</param>
    /// <param name="discountRate">The discount rate per unit; finite, at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rewards"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many rewards as stages, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount rate is outside its range.</exception>
    public MarkovValueModel ToValueModel(IReadOnlyList<double> rewards, double discountRate) =>
        MarkovValueModel.FromCounts(Ranks.Stages, ToCounts(), rewards, discountRate);

    /// <summary>Returns the matrix of two disjoint groups of customers over the same units.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other stages or other units.</exception>
    public StageTransitionMatrix Merge(StageTransitionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ranks.CheckSame(other.Ranks, _beginnings.AsSpan().SequenceEqual(other._beginnings));
        return new StageTransitionMatrix(Ranks, _beginnings, _cells.Merge(other._cells));
    }

    /// <summary>The counts that are not 0, culture-invariant.</summary>
    public override string ToString() => string.Join("; ", _cells.ToLinks().Select(
        link => FormattableString.Invariant($"{link.From} -> {link.To}: {link.Count}")));

    private static void Add(StageCells cells, StagePath path, long[] beginnings)
    {
        // A stay that contains beginnings i to j - 1 has j - 1 - i steps within the stage, and one step from the previous stay with a
        // beginning.
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
