namespace LifecycleKit.Conditions;

/// <summary>A trace that records nothing.</summary>
internal readonly struct NoTrace : ILeafTrace
{
    public static bool IsRecording => false;

    public void Ask(int leaf)
    {
    }

    public void Found(in FieldValue value)
    {
    }

    public void Answer(Truth truth)
    {
    }
}
