namespace LifecycleKit.Products;

/// <summary>Merges counts over two lists of products into counts over both.</summary>
internal sealed class ProductMerge
{
    private const int Absent = -1;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _fromLeft;
    private readonly int[] _fromRight;

    /// <param name="left">The ids of one part, in ordinal order.</param>
    /// <param name="right">The ids of the other part, in ordinal order.</param>
    public ProductMerge(string[] left, string[] right)
    {
        (_left, _right) = (new int[left.Length], new int[right.Length]);
        var (ids, fromLeft, fromRight) = (new List<string>(), new List<int>(), new List<int>());
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            var sign = i == left.Length ? 1 : j == right.Length ? -1 : string.CompareOrdinal(left[i], right[j]);
            if (sign <= 0) _left[i] = ids.Count;
            if (sign >= 0) _right[j] = ids.Count;
            ids.Add(sign <= 0 ? left[i] : right[j]);
            fromLeft.Add(sign <= 0 ? i++ : Absent);
            fromRight.Add(sign >= 0 ? j++ : Absent);
        }

        Ids = [.. ids];
        _fromLeft = [.. fromLeft];
        _fromRight = [.. fromRight];
    }

    /// <summary>The ids of both parts, in ordinal order.</summary>
    public string[] Ids { get; }

    public int[] Sum(int[] left, int[] right)
    {
        var sums = new int[Ids.Length];
        for (var i = 0; i < left.Length; i++) sums[_left[i]] = left[i];
        for (var i = 0; i < right.Length; i++) sums[_right[i]] = checked(sums[_right[i]] + right[i]);
        return sums;
    }

    public long[] Sum(long[] left, long[] right)
    {
        var sums = new long[Ids.Length];
        for (var i = 0; i < left.Length; i++) sums[_left[i]] = left[i];
        for (var i = 0; i < right.Length; i++) sums[_right[i]] = checked(sums[_right[i]] + right[i]);
        return sums;
    }

    /// <summary>Merges the intervals of both parts.</summary>
    public GapRows Sum(GapRows left, GapRows right)
    {
        var (keys, closed, open) = (new List<long>(), new List<int>(), new List<int>());
        for (int i = 0, j = 0; i < left.Keys.Length || j < right.Keys.Length;)
        {
            // The places of products ascend as the products do, so both lists of keys stay sorted.
            var one = i == left.Keys.Length ? long.MaxValue : GapRows.KeyOf(_left[left.ProductOf(i)], left.DaysOf(i));
            var other = j == right.Keys.Length ? long.MaxValue : GapRows.KeyOf(_right[right.ProductOf(j)], right.DaysOf(j));
            var (isLeft, isRight) = (one <= other, other <= one);
            keys.Add(Math.Min(one, other));
            closed.Add(checked((isLeft ? left.Closed[i] : 0) + (isRight ? right.Closed[j] : 0)));
            open.Add(checked((isLeft ? left.Open[i] : 0) + (isRight ? right.Open[j] : 0)));
            if (isLeft) i++;
            if (isRight) j++;
        }

        return new GapRows([.. keys], [.. closed], [.. open]);
    }

    public PairRows Sum(PairRows left, PairRows right)
    {
        var starts = new int[Ids.Length + 1];
        var (others, counts) = (new List<int>(left.PairCount + right.PairCount), new List<int>(left.PairCount + right.PairCount));
        for (var product = 0; product < Ids.Length; product++)
        {
            Sum(left, _fromLeft[product], right, _fromRight[product], others, counts);
            starts[product + 1] = others.Count;
        }

        return new PairRows(starts, [.. others], [.. counts]);
    }

    private void Sum(PairRows left, int leftProduct, PairRows right, int rightProduct, List<int> others, List<int> counts)
    {
        var leftOthers = leftProduct == Absent ? [] : left.OthersOf(leftProduct);
        var rightOthers = rightProduct == Absent ? [] : right.OthersOf(rightProduct);
        for (int i = 0, j = 0; i < leftOthers.Length || j < rightOthers.Length;)
        {
            var one = i == leftOthers.Length ? int.MaxValue : _left[leftOthers[i]];
            var other = j == rightOthers.Length ? int.MaxValue : _right[rightOthers[j]];
            var count = one <= other ? left.CountsOf(leftProduct)[i++] : 0;
            if (other <= one) count = checked(count + right.CountsOf(rightProduct)[j++]);
            others.Add(Math.Min(one, other));
            counts.Add(count);
        }
    }
}
