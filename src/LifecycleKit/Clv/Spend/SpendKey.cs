namespace LifecycleKit.Clv;

/// <summary>The two figures of a customer that a spend model uses, in sort order: x, then the mean spend.</summary>
internal readonly record struct SpendKey(int Repeats, double MeanSpend) : IComparable<SpendKey>
{
    public int CompareTo(SpendKey other)
    {
        if (Repeats != other.Repeats) return Repeats < other.Repeats ? -1 : 1;
        return MeanSpend < other.MeanSpend ? -1 : MeanSpend > other.MeanSpend ? 1 : 0;
    }
}
