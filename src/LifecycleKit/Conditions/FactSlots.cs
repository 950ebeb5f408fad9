using System.Runtime.CompilerServices;

namespace LifecycleKit.Conditions;

/// <summary>The values of fields at one instant, read once each, however many leaves ask for them.</summary>
internal struct FactSlots
{
    /// <summary>How many fields have a slot; those beyond are read anew each time.</summary>
    public const int Count = 24;

    private Values _values;
    private uint _read;

    public long Read(in ConditionInstruction instruction, in Facts facts)
    {
        var slot = instruction.Slot;
        if (slot >= Count) return instruction.Read!(facts);
        if ((_read & (1u << slot)) != 0) return _values[slot];
        _read |= 1u << slot;
        return _values[slot] = instruction.Read!(facts);
    }

    /// <summary>Forgets everything: the facts are others now.</summary>
    public void Clear() => _read = 0;

    [InlineArray(Count)]
    private struct Values
    {
        private long _first;
    }
}
