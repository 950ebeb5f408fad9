using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>The values of fields at one instant, read once each, however many leaves ask for them.</summary>
internal struct FactSlots
{
    /// <summary>How many fields have a slot; those beyond are read again each time.</summary>
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

    /// <summary>Forgets everything: the facts are others now.</summary>
    public void Clear() => _known = 0;

    [InlineArray(Count)]
    private struct Values
    {
        private long _first;
    }
}
