using System.Collections.Immutable;

namespace LifecycleKit.Metrics;

/// <summary>Counts by stage before and stage after. A row more than there are stages stands for "not there yet".</summary>
/// <remarks>Changed by the table that fills it alone, before anybody sees that table.</remarks>
internal sealed class StageCells(StageRanks ladder)
{
    private readonly long[,] _counts = new long[ladder.Stages.Length + 1, ladder.Stages.Length];

    private int Size => ladder.Stages.Length;

    public long this[string? from, string to] =>
        _counts[from is null ? Size : ladder.PlaceOf(from, nameof(from)), ladder.PlaceOf(to, nameof(to))];

    /// <param name="from">The place of the stage before; -1 for none.</param>
    /// <param name="to">The place of the stage after.</param>
    /// <param name="count">How many to add.</param>
    public void Add(int from, int to, long count = 1) => _counts[from < 0 ? Size : from, to] += count;

    public StageCells Merge(StageCells other)
    {
        var sum = new StageCells(ladder);
        for (var from = 0; from <= Size; from++)
        {
            for (var to = 0; to < Size; to++) sum._counts[from, to] = _counts[from, to] + other._counts[from, to];
        }

        return sum;
    }

    /// <summary>The counts that are not 0, by the ladder; those who were not there yet come first.</summary>
    public ImmutableArray<StageLink> ToLinks() =>
    [
        .. from row in Enumerable.Range(-1, Size + 1)
           from to in Enumerable.Range(0, Size)
           let count = _counts[row < 0 ? Size : row, to]
           where count > 0
           select new StageLink(row < 0 ? null : ladder.Stages[row], ladder.Stages[to], count),
    ];

    public long From(string? stage)
    {
        var (row, sum) = (stage is null ? Size : ladder.PlaceOf(stage, nameof(stage)), 0L);
        for (var to = 0; to < Size; to++) sum += _counts[row, to];
        return sum;
    }

    public long To(string stage)
    {
        var (column, sum) = (ladder.PlaceOf(stage, nameof(stage)), 0L);
        for (var from = 0; from <= Size; from++) sum += _counts[from, column];
        return sum;
    }

    /// <summary>All between two different stages; those who were not there yet do not count.</summary>
    public long Changes()
    {
        var sum = 0L;
        for (var from = 0; from < Size; from++)
        {
            for (var to = 0; to < Size; to++) sum += from == to ? 0 : _counts[from, to];
        }

        return sum;
    }

    /// <summary>The counts between stages, without the row of those who were not there yet.</summary>
    public long[,] ToSquare()
    {
        var square = new long[Size, Size];
        Array.Copy(_counts, square, square.Length);
        return square;
    }
}
