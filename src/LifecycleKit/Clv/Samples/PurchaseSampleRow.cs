using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>A purchase history with the number of customers of a sample who have it.</summary>
/// <param name="History">The history; a sample does not keep the spend, which is 0.</param>
/// <param name="CustomerCount">The number of customers with this history; at least 1.</param>
public readonly record struct PurchaseSampleRow(PurchaseHistory History, long CustomerCount)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"PurchaseSampleRow {{ History = {History}, CustomerCount = {CustomerCount} }}");
}
