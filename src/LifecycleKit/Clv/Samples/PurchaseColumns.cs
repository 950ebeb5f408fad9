using System.Runtime.Intrinsics;

namespace LifecycleKit.Clv;

/// <summary>
/// Distinct rows (x, t_x, T) with their counts as columns of doubles, for loops of eight lanes: the columns are padded to a multiple of
/// eight with rows of count 0, which add nothing.
/// </summary>
internal sealed class PurchaseColumns
{
    private PurchaseColumns(int rows)
    {
        RowCount = rows;
        var length = (rows + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        Repeats = new double[length];
        LastAges = new double[length];
        Ages = new double[length];
        Counts = new double[length];
        // Every model must be able to evaluate a padding row: x = 0, t_x = 0, T = 1.
        Array.Fill(Ages, 1, rows, length - rows);
    }

    public static PurchaseColumns Empty { get; } = new(0);

    /// <summary>The number of rows without the padding.</summary>
    public int RowCount { get; }

    public double[] Repeats { get; }

    public double[] LastAges { get; }

    public double[] Ages { get; }

    /// <summary>Counts as doubles: whole numbers, exact below 2^53.</summary>
    public double[] Counts { get; }

    public long CountOf(int row) => (long)Counts[row];

    /// <summary>Sorts rows and merges equal ones.</summary>
    /// <param name="rows">The rows; they are sorted in place.</param>
    /// <param name="counts">The number of customers in each row, sorted with the rows; one each when null.</param>
    public static PurchaseColumns Compress(PurchaseKey[] rows, long[]? counts = null)
    {
        if (counts is null) PurchaseKeySort.Sort(rows);
        else Array.Sort(rows, counts);
        var distinct = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == 0 || rows[i] != rows[i - 1]) distinct++;
        }

        var columns = new PurchaseColumns(distinct);
        var row = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            var count = counts?[i] ?? 1;
            if (i == 0 || rows[i] != rows[i - 1]) columns.Set(++row, rows[i], count);
            else columns.Counts[row] += count;
        }

        return columns;
    }

    public static PurchaseColumns Merge(PurchaseColumns left, PurchaseColumns right)
    {
        var rows = new PurchaseKey[left.RowCount + right.RowCount];
        var counts = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var (source, row) = i < left.RowCount ? (left, i) : (right, i - left.RowCount);
            (rows[i], counts[i]) = (source.KeyOf(row), source.CountOf(row));
        }

        return Compress(rows, counts);
    }

    /// <summary>Returns a 64-bit digest of the rows; never 0.</summary>
    public ulong DigestFrom(ulong start)
    {
        var digest = start;
        for (var row = 0; row < RowCount; row++)
        {
            digest = Mix(digest, Repeats[row]);
            digest = Mix(digest, LastAges[row]);
            digest = Mix(digest, Ages[row]);
            digest = Mix(digest, Counts[row]);
        }

        return Math.Max(1, Mix(digest, RowCount));

        // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): each input bit changes half of the output bits.
        static ulong Mix(ulong digest, double value)
        {
            unchecked
            {
                var bits = (digest + 0x9E3779B97F4A7C15) ^ BitConverter.DoubleToUInt64Bits(value);
                bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
                bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
                return bits ^ (bits >> 31);
            }
        }
    }

    private PurchaseKey KeyOf(int row) => new((int)Repeats[row], LastAges[row], Ages[row]);

    private void Set(int row, in PurchaseKey key, long count)
    {
        Repeats[row] = key.Repeats;
        LastAges[row] = key.LastAge;
        Ages[row] = key.Age;
        Counts[row] = count;
    }
}
