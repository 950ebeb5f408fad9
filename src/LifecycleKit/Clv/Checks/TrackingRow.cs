using System.Globalization;
using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>A period of a <see cref="TrackingTable"/>: the repeat purchases in it, actual and expected.</summary>
/// <param name="Start">The first instant of the period.</param>
/// <param name="End">The first instant after it; the last period may be cut short.</param>
/// <param name="IsHoldout">Whether the period starts at the end of the calibration or later.</param>
/// <param name="Actual">The repeat purchases in the period.</param>
/// <param name="CumulativeActual">The repeat purchases since the start of the first period.</param>
/// <param name="Expected">The repeat purchases that each model expects in the period, in the order of the models.</param>
/// <param name="CumulativeExpected">The repeat purchases that each model expects since the start of the first period.</param>
public sealed record TrackingRow(
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IsHoldout,
    long Actual,
    long CumulativeActual,
    ImmutableArray<double> Expected,
    ImmutableArray<double> CumulativeExpected)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"TrackingRow {{ Start = {Start:O}, End = {End:O}, IsHoldout = {IsHoldout}, Actual = {Actual}, "
        + $"CumulativeActual = {CumulativeActual} }}");
}
