using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Products;

/// <summary>How often an interval between two purchases of a product had each length, in whole days.</summary>
/// <param name="Keys">A product and a length, ascending: see <see cref="KeyOf"/>.</param>
/// <param name="Closed">The number of intervals of that length that ended with a purchase.</param>
/// <param name="Open">The number of intervals of repeat buyers that had lasted so long when the observation ended.</param>
internal sealed record GapRows(long[] Keys, int[] Closed, int[] Open)
{
    private const int ProductShift = 32;

    public static long KeyOf(int product, int days) => (long)product << ProductShift | (uint)days;

    /// <summary>Counts intervals.</summary>
    /// <param name="gaps">Twice the key of each, plus 1 for an open one, in any order; negative ones are ignored. It is sorted.</param>
    public static GapRows Of(long[] gaps)
    {
        RadixSort.Sort(gaps);
        var (keys, closed, open) = (new List<long>(), new List<int>(), new List<int>());
        foreach (var gap in gaps)
        {
            if (gap < 0) continue;
            if (keys.Count == 0 || keys[^1] != gap >> 1)
            {
                keys.Add(gap >> 1);
                closed.Add(0);
                open.Add(0);
            }

            if ((gap & 1) == 0) closed[^1]++;
            else open[^1]++;
        }

        return new GapRows([.. keys], [.. closed], [.. open]);
    }

    public int ProductOf(int row) => (int)(Keys[row] >> ProductShift);

    public int DaysOf(int row) => unchecked((int)Keys[row]);

    /// <summary>Returns the rows [From, To) of a product.</summary>
    public (int From, int To) Find(int product)
    {
        var from = LowerBound.Find<long, long>(Keys, KeyOf(product, 0), static (key, first) => key < first);
        return (from, LowerBound.Find<long, long>(Keys, KeyOf(product + 1, 0), static (key, first) => key < first));
    }

    /// <summary>Returns the intervals of a product: those that ended as events, the open ones as censored.</summary>
    public SurvivalSample SampleOf(int product)
    {
        var (from, to) = Find(product);
        var rows = new List<SurvivalRow>(2 * (to - from));
        for (var row = from; row < to; row++)
        {
            if (Closed[row] > 0) rows.Add(SurvivalRow.Event(DaysOf(row), Closed[row]));
            if (Open[row] > 0) rows.Add(SurvivalRow.Censored(DaysOf(row), Open[row]));
        }

        return SurvivalSample.Create([.. rows]);
    }
}
