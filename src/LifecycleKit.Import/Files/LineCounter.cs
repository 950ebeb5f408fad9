namespace LifecycleKit.Import;

/// <summary>Counts lines that end with LF, CR LF or CR. A mutable value: pass it by reference.</summary>
internal struct LineCounter
{
    private bool _afterReturn;
    private long _ends;

    /// <summary>The line of the next character, from 1.</summary>
    public readonly long Line => _ends + 1;

    /// <summary>Counts a character.</summary>
    public void Add(char character)
    {
        if (character == '\r' || (character == '\n' && !_afterReturn)) _ends++;
        _afterReturn = character == '\r';
    }
}
