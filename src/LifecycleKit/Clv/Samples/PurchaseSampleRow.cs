using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>A purchase history, and how many customers of a sample have it.</summary>
/// <param name="History">The history; its spend is not kept in a sample and reads 0.</param>
/// <param name="CustomerCount">How many customers have it; at least 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public readonly record struct PurchaseSampleRow(PurchaseHistory History, long CustomerCount)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"PurchaseSampleRow {{ History = {History}, CustomerCount = {CustomerCount} }}");
}
