using System.Collections.Immutable;

namespace LifecycleKit.Metrics;

/// <summary>Counts by stage before and stage after. The last row is "not there yet".</summary>
/// <remarks>Only the table that owns the counts changes them, before the table is returned.</remarks>
internal sealed class StageCells(StageRanks ranks)
{
    private readonly long[,] _counts = new long[ranks.Stages.Length + 1, ranks.Stages.Length];

    private int Size => ranks.Stages.Length;

    public long this[string? from, string to] =>
        _counts[from is null ? Size : ranks.PlaceOf(from, nameof(from)), ranks.PlaceOf(to, nameof(to))];

    /// <param name="from">The index of the stage before; -1 for none.</param>
    /// <param name="to">The index of the stage after.</param>
    /// <param name="count">The number to add.</param>
    public void Add(int from, int to, long count = 1) => _counts[from < 0 ? Size : from, to] += count;

    public StageCells Merge(StageCells other)
    {
        var sum = new StageCells(ranks);
        for (var from = 0; from <= Size; from++)
        {
            for (var to = 0; to < Size; to++) sum._counts[from, to] = _counts[from, to] + other._counts[from, to];
        }

        return sum;
    }

    /// <summary>Returns the counts that are not 0, in the order of the stages; the row "not there yet" comes first.</summary>
    public ImmutableArray<StageLink> ToLinks() =>
    [
        .. from row in Enumerable.Range(-1, Size + 1)
           from to in Enumerable.Range(0, Size)
           let count = _counts[row < 0 ? Size : row, to]
           where count > 0
           select new StageLink(row < 0 ? null : ranks.Stages[row], ranks.Stages[to], count),
    ];

    public long From(string? stage)
    {
        var (row, sum) = (stage is null ? Size : ranks.PlaceOf(stage, nameof(stage)), 0L);
        for (var to = 0; to < Size; to++) sum += _counts[row, to];
        return sum;
    }

    public long To(string stage)
    {
        var (column, sum) = (ranks.PlaceOf(stage, nameof(stage)), 0L);
        for (var from = 0; from <= Size; from++) sum += _counts[from, column];
        return sum;
    }

    /// <summary>Returns the sum of the counts between two different stages, without the row "not there yet".</summary>
    public long Changes()
    {
        var sum = 0L;
        for (var from = 0; from < Size; from++)
        {
            for (var to = 0; to < Size; to++) sum += from == to ? 0 : _counts[from, to];
        }

        return sum;
    }

    /// <summary>Returns the counts between stages, without the row "not there yet".</summary>
    public long[,] ToSquare()
    {
        var square = new long[Size, Size];
        Array.Copy(_counts, square, square.Length);
        return square;
    }
}
