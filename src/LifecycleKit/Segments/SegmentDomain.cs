using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The keys of a map, numbered without gaps: the two kinds of visitor, then one order × R × F × M, then repeat orders.</summary>
internal readonly record struct SegmentDomain(RfmBins Bins, bool Visitors)
{
    private const int VisitorKeys = 2;

    private int Scores => Bins.Recency * Bins.Frequency * Bins.Monetary;

    /// <summary>The length of a table of all keys; visitors have their indices even when the map leaves them out.</summary>
    public int Length => VisitorKeys + 2 * Scores;

    /// <summary>Returns whether the map covers the key at an index.</summary>
    public bool Covers(int index) => Visitors || index >= VisitorKeys;

    /// <summary>Returns the index of a key whose score has the bins of this domain.</summary>
    public int IndexOf(in SegmentKey key)
    {
        if (key.IsVisitor) return (int)key.Standing;
        return IndexOf(key.HasOneOrder ? 0 : 1, key.R, key.F, key.M);
    }

    /// <summary>Returns the index of a score of a customer with one order (0) or with repeat orders (1).</summary>
    public int IndexOf(int orders, int r, int f, int m) =>
        VisitorKeys + orders * Scores + ((r - 1) * Bins.Frequency + f - 1) * Bins.Monetary + m - 1;

    /// <summary>Returns the key at an index.</summary>
    public SegmentKey KeyAt(int index)
    {
        if (index < VisitorKeys) return new SegmentKey((CustomerStanding)index, default);
        var (standing, score) = Math.DivRem(index - VisitorKeys, Scores);
        var (rf, m) = Math.DivRem(score, Bins.Monetary);
        var (r, f) = Math.DivRem(rf, Bins.Frequency);
        return new SegmentKey(
            standing == 0 ? CustomerStanding.OneOrder : CustomerStanding.RepeatOrders, new RfmScore(r + 1, f + 1, m + 1, Bins));
    }
}
