using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>
/// The first test of a condition, when failing it makes the condition false: most rules fail this test on a number that has been read
/// already.
/// </summary>
/// <param name="Slot">The slot of the number; <see cref="FactSlots.Count"/> when the first test does not decide.</param>
/// <param name="Low">The smallest number that passes.</param>
/// <param name="Width">The difference between the largest number that passes and <paramref name="Low"/>.</param>
internal readonly record struct EntryBounds(int Slot, long Low, ulong Width)
{
    /// <summary>
    /// Whether the condition is certainly false. A missing number makes the leaf unknown, and the next leaves are evaluated.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Exclude(in FactSlots slots) =>
        slots.TryGet(Slot, out var known) && unchecked((ulong)(known - Low)) > Width && known is not (Scaled.DoesNotFit or Scaled.Missing);
}
