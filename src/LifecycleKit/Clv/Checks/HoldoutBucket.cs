using System.Globalization;
using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The customers of a hold-out with one number of repeat purchases in the calibration, or with at least that number.</summary>
/// <param name="RepeatPurchaseCount">x, the number of repeat purchases in the calibration; the smallest such number in the last
/// bucket.</param>
/// <param name="IsOpen">Whether the bucket also has customers with more repeat purchases: true for the last bucket only.</param>
/// <param name="CustomerCount">The number of customers; at least 0.</param>
/// <param name="Actual">The mean number of purchases in the hold-out, with its standard error; without a value when there are no
/// customers.</param>
/// <param name="Expected">The mean that each model expected, in the order of the models; without a value when there are no
/// customers.</param>
public sealed record HoldoutBucket(
    int RepeatPurchaseCount, bool IsOpen, long CustomerCount, Estimate Actual, ImmutableArray<Estimate> Expected)
{
    /// <summary>x, followed by a plus when the bucket is open; culture-invariant.</summary>
    public string Label => FormattableString.Invariant($"{RepeatPurchaseCount}{(IsOpen ? "+" : "")}");

    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"HoldoutBucket {{ RepeatPurchaseCount = {RepeatPurchaseCount}, IsOpen = {IsOpen}, CustomerCount = {CustomerCount}, "
        + $"Actual = {Actual}, Label = {Label} }}");
}
