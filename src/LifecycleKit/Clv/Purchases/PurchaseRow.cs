using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>What the models look at of a customer: x, t_x and T.</summary>
internal readonly record struct PurchaseRow(double Repeats, double LastAge, double Age)
{
    /// <summary>Who has just made the first purchase.</summary>
    public static PurchaseRow New => default;

    public static PurchaseRow Of(in PurchaseHistory history) => new(history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age);
}
