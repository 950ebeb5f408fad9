namespace LifecycleKit.Clv;

/// <summary>A number of repeat purchases and their mean spend, with the number of customers of a sample who have both.</summary>
/// <param name="RepeatPurchaseCount">x, purchases after the first; at least 1.</param>
/// <param name="MeanSpend">The mean gross amount of those purchases, in the caller's currency; finite and at least 0.</param>
/// <param name="CustomerCount">The number of customers with both figures; at least 1.</param>
public readonly record struct SpendSampleRow(int RepeatPurchaseCount, double MeanSpend, long CustomerCount = 1)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SpendSampleRow {{ RepeatPurchaseCount = {RepeatPurchaseCount}, MeanSpend = {MeanSpend}, CustomerCount = {CustomerCount} }}");
}
