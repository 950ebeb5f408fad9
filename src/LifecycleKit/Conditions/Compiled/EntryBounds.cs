using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>The first test of a condition, where failing it settles the matter: most rules fail at once, on a number that is known by then.</summary>
/// <param name="Slot">The slot of the number; none where nothing can be told so early.</param>
/// <param name="Low">The least number that passes.</param>
/// <param name="Width">How far the greatest lies above it.</param>
internal readonly record struct EntryBounds(int Slot, long Low, ulong Width)
{
    /// <summary>Whether the condition is false for certain. A missing number makes it unknown, and what follows is asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Exclude(in FactSlots slots) =>
        slots.TryGet(Slot, out var known) && unchecked((ulong)(known - Low)) > Width && known is not (Scaled.DoesNotFit or Scaled.Missing);
}
