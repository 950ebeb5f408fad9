namespace LifecycleKit.Conditions;

/// <summary>Records an evaluation in a <see cref="ConditionTrace"/>.</summary>
internal readonly struct Recording(ConditionTrace trace) : ILeafTrace
{
    public static bool IsRecording => true;

    public void Ask(int leaf) => trace.Ask(leaf);

    public void Found(in FieldValue value) => trace.Found(value);

    public void Answer(Truth truth) => trace.Answer(truth);
}
