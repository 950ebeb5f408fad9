using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>The values of fields at one instant. Each field is read once, however many leaves use it.</summary>
internal struct FactSlots
{
    /// <summary>The number of fields that have a slot; further fields are read each time.</summary>
    public const int Count = 12;

    private Values _values;
    private uint _known;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryGet(int slot, out long value)
    {
        if ((_known & (1u << slot)) == 0)
        {
            value = 0;
            return false;
        }

        value = _values[slot];
        return true;
    }

    public void Set(int slot, long value)
    {
        if (slot >= Count) return;
        _values[slot] = value;
        _known |= 1u << slot;
    }

    /// <summary>Clears all slots, since the facts have changed.</summary>
    public void Clear() => _known = 0;

    [InlineArray(Count)]
    private struct Values
    {
        private long _first;
    }
}
