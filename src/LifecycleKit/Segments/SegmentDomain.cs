using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The codes of a map, numbered without gaps: the two kinds of visitor, then one order × R × F × M, then repeat orders.</summary>
internal readonly record struct SegmentDomain(RfmBins Bins, bool Visitors)
{
    private const int VisitorCodes = 2;

    private int Scores => Bins.Recency * Bins.Frequency * Bins.Monetary;

    /// <summary>How long a table of all codes is; visitors have their places even where the map leaves them out.</summary>
    public int Length => VisitorCodes + 2 * Scores;

    /// <summary>Whether the map covers the code at an index.</summary>
    public bool Covers(int index) => Visitors || index >= VisitorCodes;

    /// <summary>The place of a code whose score has the bins of this domain.</summary>
    public int IndexOf(in SegmentKey code)
    {
        if (code.IsVisitor) return (int)code.Standing;
        return IndexOf(code.Standing == CustomerStanding.OneOrder ? 0 : 1, code.R, code.F, code.M);
    }

    /// <summary>The place of a score of a customer with one order (0) or with repeat orders (1).</summary>
    public int IndexOf(int orders, int r, int f, int m) =>
        VisitorCodes + orders * Scores + ((r - 1) * Bins.Frequency + f - 1) * Bins.Monetary + m - 1;

    /// <summary>The code at a place.</summary>
    public SegmentKey CodeAt(int index)
    {
        if (index < VisitorCodes) return new SegmentKey((CustomerStanding)index, default);
        var (standing, score) = Math.DivRem(index - VisitorCodes, Scores);
        var (rf, m) = Math.DivRem(score, Bins.Monetary);
        var (r, f) = Math.DivRem(rf, Bins.Frequency);
        return new SegmentKey(
            standing == 0 ? CustomerStanding.OneOrder : CustomerStanding.RepeatOrders, new RfmScore(r + 1, f + 1, m + 1, Bins));
    }
}
