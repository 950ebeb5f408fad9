using LifecycleKit.Numerics;

namespace LifecycleKit.Rfm;

/// <summary>Counts the cut points below a value, without allocation.</summary>
/// <remarks>
/// For each scale that a decimal may carry, every cut is kept as ⌊cut · 10^scale⌋. A value of that scale is above the cut exactly when
/// its units are above the floor, so one comparison of integers decides exactly, whatever fraction the cut has.
/// </remarks>
internal sealed class CutTable
{
    /// <summary>The key of a cut that no customer with the same value is above.</summary>
    private const ulong Closed = ulong.MaxValue;

    private readonly bool _spread;
    private readonly decimal[] _cuts;
    private readonly ulong[] _keys;
    private readonly long[] _floors;
    private readonly ulong[] _floorKeys;

    /// <param name="cuts">Ascending, normalised.</param>
    /// <param name="tieKeys">One for each cut where ties are spread, else empty.</param>
    public CutTable(ReadOnlySpan<decimal> cuts, ReadOnlySpan<ulong> tieKeys)
    {
        _spread = !tieKeys.IsEmpty;
        _cuts = cuts.ToArray();
        _keys = new ulong[cuts.Length];
        if (tieKeys.IsEmpty) Array.Fill(_keys, Closed);
        else tieKeys.CopyTo(_keys);

        _floors = new long[(ScaledDecimal.MaxScale + 1) * cuts.Length];
        _floorKeys = new ulong[_floors.Length];
        for (var i = 0; i < _floors.Length; i++)
        {
            var (scale, cut) = Math.DivRem(i, cuts.Length);
            _floors[i] = ScaledDecimal.Floor(_cuts[cut], scale);
            // A value of this scale ties with the cut only if the cut has no finer digits.
            _floorKeys[i] = ScaledDecimal.TryRead(_cuts[cut], scale, out _) ? _keys[cut] : Closed;
        }
    }

    /// <summary>Counts the cuts below a value and its tie key, which matters only where ties are spread.</summary>
    public int CountBelow(int value, ulong tieKey) => CountBelow(0, value, tieKey);

    /// <inheritdoc cref="CountBelow(int, ulong)"/>
    public int CountBelow(decimal value, ulong tieKey) => ScaledDecimal.TryRead(value, out var units, out var scale)
        ? CountBelow(scale, units, tieKey)
        : CountBelowExactly(value, tieKey);

    /// <summary>
    /// Returns the smallest greater integer with more cuts below it, for the same key; <see cref="int.MaxValue"/> for none.
    /// </summary>
    public int NextAbove(int value, ulong tieKey)
    {
        var count = CountBelow(value, tieKey);
        if (count == _cuts.Length || _floors[count] >= int.MaxValue) return int.MaxValue;
        // The next cut is passed at its own integer if the key wins the tie there, else one later.
        var cut = (int)_floors[count];
        return tieKey > _floorKeys[count] ? cut : cut + 1;
    }

    private int CountBelow(int scale, long units, ulong tieKey)
    {
        var floors = _floors.AsSpan(scale * _cuts.Length, _cuts.Length);
        var count = 0;
        // Sums of comparisons instead of branches: which side of a cut the next customer is on cannot be predicted.
        foreach (var floor in floors) count += units > floor ? 1 : 0;
        if (!_spread) return count;

        var keys = _floorKeys.AsSpan(scale * _cuts.Length, floors.Length);
        for (var i = 0; i < floors.Length; i++) count += (units == floors[i] ? 1 : 0) & (tieKey > keys[i] ? 1 : 0);
        return count;
    }

    private int CountBelowExactly(decimal value, ulong tieKey)
    {
        var count = 0;
        for (var i = 0; i < _cuts.Length; i++)
        {
            if (value > _cuts[i] || (value == _cuts[i] && tieKey > _keys[i])) count++;
        }

        return count;
    }
}
