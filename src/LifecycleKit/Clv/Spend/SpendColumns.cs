using System.Runtime.Intrinsics;

namespace LifecycleKit.Clv;

/// <summary>
/// Distinct rows (x, mean spend) with their counts as columns of doubles, for loops of eight lanes: the columns are padded to a
/// multiple of eight with rows of count 0, which add nothing.
/// </summary>
internal sealed class SpendColumns
{
    private SpendColumns(int rows)
    {
        RowCount = rows;
        var length = (rows + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        Repeats = new double[length];
        MeanSpends = new double[length];
        Counts = new double[length];
        // A padding row must be valid for the likelihood.
        Array.Fill(Repeats, 1, rows, length - rows);
        Array.Fill(MeanSpends, 1, rows, length - rows);
    }

    public static SpendColumns Empty { get; } = new(0);

    /// <summary>The number of rows without the padding.</summary>
    public int RowCount { get; }

    public double[] Repeats { get; }

    public double[] MeanSpends { get; }

    /// <summary>Counts as doubles: whole numbers, exact below 2^53.</summary>
    public double[] Counts { get; }

    public long CountOf(int row) => (long)Counts[row];

    /// <summary>Sorts the rows, each of one customer, and merges equal ones.</summary>
    public static SpendColumns Compress(SpendKey[] rows)
    {
        PurchaseKeySort.Sort(rows);
        var columns = new SpendColumns(CountDistinct(rows));
        for (int i = 0, row = -1; i < rows.Length; i++)
        {
            if (i == 0 || rows[i] != rows[i - 1]) columns.Set(++row, rows[i], 1);
            else columns.Counts[row]++;
        }

        return columns;
    }

    /// <summary>Sorts rows with counts and merges equal ones.</summary>
    public static SpendColumns Compress(SpendKey[] rows, long[] counts)
    {
        Array.Sort(rows, counts);
        var columns = new SpendColumns(CountDistinct(rows));
        for (int i = 0, row = -1; i < rows.Length; i++)
        {
            if (i == 0 || rows[i] != rows[i - 1]) columns.Set(++row, rows[i], counts[i]);
            else columns.Counts[row] += counts[i];
        }

        return columns;
    }

    public static SpendColumns Merge(SpendColumns left, SpendColumns right)
    {
        var rows = new SpendKey[left.RowCount + right.RowCount];
        var counts = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var (source, row) = i < left.RowCount ? (left, i) : (right, i - left.RowCount);
            (rows[i], counts[i]) = (new SpendKey((int)source.Repeats[row], source.MeanSpends[row]), source.CountOf(row));
        }

        return Compress(rows, counts);
    }

    private static int CountDistinct(SpendKey[] rows)
    {
        var distinct = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == 0 || rows[i] != rows[i - 1]) distinct++;
        }

        return distinct;
    }

    private void Set(int row, in SpendKey key, long count)
    {
        Repeats[row] = key.Repeats;
        MeanSpends[row] = key.MeanSpend;
        Counts[row] = count;
    }
}

/// <summary>The two figures of a customer that a spend model uses, in sort order: x, then the mean spend.</summary>
internal readonly record struct SpendKey(int Repeats, double MeanSpend) : IComparable<SpendKey>
{
    public int CompareTo(SpendKey other)
    {
        if (Repeats != other.Repeats) return Repeats < other.Repeats ? -1 : 1;
        return MeanSpend < other.MeanSpend ? -1 : MeanSpend > other.MeanSpend ? 1 : 0;
    }
}
