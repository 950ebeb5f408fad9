using System.Globalization;
using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>A period of a <see cref="TrackingTable"/>: the repeat purchases in it, actual and expected.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it; the last period may be cut short.</param>
/// <param name="IsHoldout">Whether it starts at the end of the calibration or later.</param>
/// <param name="Actual">The repeat purchases in the period.</param>
/// <param name="CumulativeActual">Those since the first period.</param>
/// <param name="Expected">The repeat purchases that each model expects in the period, in the order of the models.</param>
/// <param name="CumulativeExpected">Those since the first period.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record TrackingRow(
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IsHoldout,
    long Actual,
    long CumulativeActual,
    ImmutableArray<double> Expected,
    ImmutableArray<double> CumulativeExpected)
{
    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"TrackingRow {{ Start = {Start:O}, End = {End:O}, IsHoldout = {IsHoldout}, Actual = {Actual}, "
        + $"CumulativeActual = {CumulativeActual} }}");
}
