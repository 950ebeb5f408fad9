using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Checks the grain of a mean spend: amounts of days and amounts of orders do not mix.</summary>
internal static class SpendGrain
{
    /// <exception cref="ArgumentOutOfRangeException">The grain is not a member of <see cref="PurchaseGrain"/>.</exception>
    public static void Require(PurchaseGrain grain, string name)
    {
        if (grain is not (PurchaseGrain.Day or PurchaseGrain.Order))
            throw new ArgumentOutOfRangeException(name, grain, "The grain must be Day or Order.");
    }
}
