namespace LifecycleKit.Conditions;

/// <summary>
/// The leaves of conditions as they were asked, from left to right: a buffer that is used again and again. Explanations are made of it
/// alone.
/// </summary>
[Mutable("a buffer that evaluations fill")]
internal sealed class ConditionTrace
{
    private LeafResult[] _leaves = new LeafResult[32];
    private FieldValue _found;
    private int _first;
    private int _asked;

    /// <summary>How many leaves are in the buffer.</summary>
    public int Count { get; private set; }

    /// <summary>So many leaves from a place on.</summary>
    public ReadOnlySpan<LeafResult> Leaves(int first, int count) => _leaves.AsSpan(first, count);

    /// <summary>Whether a leaf threw since the buffer was cleared.</summary>
    public bool HasFailed { get; private set; }

    public void Clear() => (Count, HasFailed) = (0, false);

    /// <summary>A condition is about to be evaluated: none of its leaves has been asked.</summary>
    public void Begin(ReadOnlySpan<Condition> leaves)
    {
        _first = Count;
        Count += leaves.Length;
        if (Count > _leaves.Length) Array.Resize(ref _leaves, Math.Max(Count, 2 * _leaves.Length));
        for (var i = 0; i < leaves.Length; i++) _leaves[_first + i] = new LeafResult(leaves[i]);
    }

    /// <summary>A leaf of the condition is about to be asked.</summary>
    public void Ask(int leaf)
    {
        _asked = _first + leaf;
        _found = default;
    }

    public void Found(in FieldValue value) => _found = value;

    public void Answer(Truth truth)
    {
        ref var leaf = ref _leaves[_asked];
        leaf = leaf with { WasAsked = true, Truth = truth, Actual = _found };
    }

    /// <summary>The leaf that is being asked threw.</summary>
    public void Fail()
    {
        ref var leaf = ref _leaves[_asked];
        leaf = leaf with { WasAsked = true, HasFailed = true };
        HasFailed = true;
    }
}
