using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>The Gauss rules of Beta(a, b + n) for one a and b, each computed when first asked for and kept while its slot is not needed for another.</summary>
internal ref struct LeavingRules
{
    /// <summary>Doubles for one slot: what it holds, nodes, weights.</summary>
    public const int Length = 1 + 2 * BetaNodes.LongGaussLength;

    /// <summary>As many as a batch can use: the lower half for short rules, the upper half for long ones.</summary>
    public const int MostSlots = 64;

    private readonly Span<double> _slots;

    /// <param name="slots">Room for 1 to <see cref="MostSlots"/> slots, cleared here.</param>
    public LeavingRules(Span<double> slots)
    {
        _slots = slots;
        _slots.Clear();
    }

    /// <summary>The nodes and weights for p ~ Beta(A, B).</summary>
    public readonly ReadOnlySpan<double> Of(in LivingState state, int length, out ReadOnlySpan<double> weights)
    {
        var isLong = length == BetaNodes.LongGaussLength;
        var place = (uint)(long)state.B % (MostSlots / 2) + (isLong ? MostSlots / 2u : 0u);
        var slot = _slots.Slice((int)(place % (uint)(_slots.Length / Length)) * Length, Length);
        var nodes = slot.Slice(1, length);
        var found = slot.Slice(1 + length, length);
        var key = isLong ? -state.B : state.B;
        if (slot[0] != key)
        {
            BetaNodes.Gauss(state.A, state.B, nodes, found);
            slot[0] = key;
        }

        weights = found;
        return nodes;
    }
}
