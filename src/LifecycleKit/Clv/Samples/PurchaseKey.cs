using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>The three figures of a history that a likelihood uses, in sort order: x, then t_x, then T.</summary>
internal readonly record struct PurchaseKey(int Repeats, double LastAge, double Age) : IComparable<PurchaseKey>
{
    public static PurchaseKey Of(in PurchaseHistory history) => new(history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age);

    public int CompareTo(PurchaseKey other)
    {
        if (Repeats != other.Repeats) return Repeats < other.Repeats ? -1 : 1;
        if (LastAge != other.LastAge) return LastAge < other.LastAge ? -1 : 1;
        return Age < other.Age ? -1 : Age > other.Age ? 1 : 0;
    }
}
