namespace LifecycleKit.Conditions;

/// <summary>
/// A reusable buffer that records the leaves of evaluated conditions, from left to right. Explanations are made from this record alone.
/// </summary>
[Mutable("a buffer that evaluations fill")]
internal sealed class ConditionTrace
{
    private LeafResult[] _leaves = new LeafResult[32];
    private LeafValues _found;
    private int _first;
    private int _asked;

    /// <summary>The number of leaves in the buffer.</summary>
    public int Count { get; private set; }

    /// <summary>Returns a range of leaves.</summary>
    public ReadOnlySpan<LeafResult> Leaves(int first, int count) => _leaves.AsSpan(first, count);

    /// <summary>Whether a leaf threw since the buffer was cleared.</summary>
    public bool HasFailed { get; private set; }

    public void Clear() => (Count, HasFailed) = (0, false);

    /// <summary>Starts the record of a condition; no leaf has been asked yet.</summary>
    public void Begin(ReadOnlySpan<Condition> leaves)
    {
        _first = Count;
        Count += leaves.Length;
        if (Count > _leaves.Length) Array.Resize(ref _leaves, Math.Max(Count, 2 * _leaves.Length));
        for (var i = 0; i < leaves.Length; i++) _leaves[_first + i] = new LeafResult(leaves[i]);
    }

    /// <summary>Records that a leaf of the condition is about to be asked.</summary>
    public void Ask(int leaf)
    {
        _asked = _first + leaf;
        _found = default;
    }

    public void Found(in LeafValues values) => _found = values;

    public void Answer(Truth truth)
    {
        ref var leaf = ref _leaves[_asked];
        leaf = leaf with { WasAsked = true, Truth = truth, Actual = _found.Actual, Other = _found.Other };
    }

    /// <summary>Records that the leaf that is being asked threw.</summary>
    public void Fail()
    {
        ref var leaf = ref _leaves[_asked];
        leaf = leaf with { WasAsked = true, HasFailed = true };
        HasFailed = true;
    }
}
