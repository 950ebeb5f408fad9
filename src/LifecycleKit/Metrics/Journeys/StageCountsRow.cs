using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>The customers, entries and exits of one stage in one unit of a <see cref="StageCounts"/>.</summary>
/// <param name="Period">The unit, cut to the period of the table.</param>
/// <param name="AtOpening">Customers in the stage when the unit opens, before anything happens in it.</param>
/// <param name="EntryCount">The number of entries, including starts.</param>
/// <param name="ExitCount">The number of exits.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public readonly record struct StageCountsRow(Period Period, long AtOpening, long EntryCount, long ExitCount)
{
    /// <summary>Customers in the stage when the unit closes: opening + entries − exits.</summary>
    public long AtClose => AtOpening + EntryCount - ExitCount;

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"StageCountsRow {{ Period = {Period}, AtOpening = {AtOpening}, EntryCount = {EntryCount}, ExitCount = {ExitCount}, "
        + $"AtClose = {AtClose} }}");
}
