using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>The figures of a customer that purchase models use: x, t_x and T.</summary>
internal readonly record struct PurchaseRow(double Repeats, double LastAge, double Age)
{
    /// <summary>A customer who has just made the first purchase.</summary>
    public static PurchaseRow New => default;

    public static PurchaseRow Of(in PurchaseHistory history) => new(history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age);
}
