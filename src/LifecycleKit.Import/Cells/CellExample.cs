namespace LifecycleKit.Import;

/// <summary>A cell that shows something: its line and its text as a message quotes it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The text in quotes.</param>
internal sealed record CellExample(long Line, string Text)
{
    /// <summary>Creates the example of a cell.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">The cell.</param>
    public static CellExample Create(long line, ReadOnlySpan<char> text) => new(line, ShortText.Quote(text));

    /// <summary>Returns the one with the lower line; null when both are null.</summary>
    /// <param name="one">An example; null for none.</param>
    /// <param name="other">Another example; null for none.</param>
    public static CellExample? First(CellExample? one, CellExample? other) =>
        one is null || (other is not null && other.Line < one.Line) ? other : one;
}
