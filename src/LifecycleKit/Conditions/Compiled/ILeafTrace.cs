namespace LifecycleKit.Conditions;

/// <summary>Observes an evaluation. Implementations are structs, so that an evaluation without an observer pays no cost.</summary>
internal interface ILeafTrace
{
    /// <summary>Whether values and answers are recorded.</summary>
    static abstract bool IsRecording { get; }

    /// <summary>Reports that a leaf is about to be evaluated.</summary>
    /// <param name="leaf">The number of the leaf, counted from left to right.</param>
    void Ask(int leaf);

    /// <summary>Reports the values of the leaf's fields.</summary>
    void Found(in LeafValues values);

    /// <summary>Reports the answer of the leaf.</summary>
    void Answer(Truth truth);
}

/// <summary>A trace that records nothing.</summary>
internal readonly struct NoTrace : ILeafTrace
{
    public static bool IsRecording => false;

    public void Ask(int leaf)
    {
    }

    public void Found(in LeafValues values)
    {
    }

    public void Answer(Truth truth)
    {
    }
}

/// <summary>Records an evaluation in a <see cref="ConditionTrace"/>.</summary>
internal readonly struct Recording(ConditionTrace trace) : ILeafTrace
{
    public static bool IsRecording => true;

    public void Ask(int leaf) => trace.Ask(leaf);

    public void Found(in LeafValues values) => trace.Found(values);

    public void Answer(Truth truth) => trace.Answer(truth);
}
