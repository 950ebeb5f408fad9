using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>A mean spend is one of days or of orders, and the two do not mix.</summary>
internal static class SpendGrain
{
    /// <exception cref="ArgumentOutOfRangeException">The grain is not a member of <see cref="PurchaseGrain"/>.</exception>
    public static void Require(PurchaseGrain grain, string name)
    {
        if (grain is not (PurchaseGrain.Day or PurchaseGrain.Order))
            throw new ArgumentOutOfRangeException(name, grain, "The grain must be Day or Order.");
    }
}
