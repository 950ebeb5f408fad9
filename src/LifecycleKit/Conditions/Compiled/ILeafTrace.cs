namespace LifecycleKit.Conditions;

/// <summary>Watches an evaluation. A struct, so that an evaluation without a watcher costs nothing for it.</summary>
internal interface ILeafTrace
{
    /// <summary>Whether what is found is wanted.</summary>
    static abstract bool IsRecording { get; }

    /// <summary>A leaf is about to be asked, by its number from left to right.</summary>
    void Ask(int leaf);

    /// <summary>What its field held.</summary>
    void Found(in FieldValue value);

    /// <summary>What it answered.</summary>
    void Answer(Truth truth);
}
