namespace LifecycleKit.Clv;

/// <summary>A number of repeat purchases with their mean spend, and how many customers of a sample have both.</summary>
/// <param name="RepeatPurchaseCount">x, purchases after the first; at least 1.</param>
/// <param name="MeanSpend">The mean gross amount of those purchases, in the caller's currency; finite and at least 0.</param>
/// <param name="CustomerCount">How many customers have both figures; at least 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public readonly record struct SpendSampleRow(int RepeatPurchaseCount, double MeanSpend, long CustomerCount = 1)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SpendSampleRow {{ RepeatPurchaseCount = {RepeatPurchaseCount}, MeanSpend = {MeanSpend}, CustomerCount = {CustomerCount} }}");
}
