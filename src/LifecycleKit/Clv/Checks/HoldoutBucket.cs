using System.Globalization;
using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The customers of a hold-out with one number of repeat purchases in the calibration, or with at least that number.</summary>
/// <param name="RepeatPurchaseCount">x, their repeat purchases in the calibration; the least of them in the last bucket.</param>
/// <param name="IsOpen">Whether customers with more repeat purchases are in here as well: true in the last bucket only.</param>
/// <param name="CustomerCount">How many customers; at least 0.</param>
/// <param name="Actual">Their mean number of purchases in the hold-out, with its standard error; or that there are no customers.</param>
/// <param name="Expected">The mean that each model expected, in the order of the models; or that there are no customers.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record HoldoutBucket(
    int RepeatPurchaseCount, bool IsOpen, long CustomerCount, Estimate Actual, ImmutableArray<Estimate> Expected)
{
    /// <summary>x, with a plus where the bucket is open; culture-invariant.</summary>
    public string Label => FormattableString.Invariant($"{RepeatPurchaseCount}{(IsOpen ? "+" : "")}");

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"HoldoutBucket {{ RepeatPurchaseCount = {RepeatPurchaseCount}, IsOpen = {IsOpen}, CustomerCount = {CustomerCount}, "
        + $"Actual = {Actual}, Label = {Label} }}");
}
