namespace LifecycleKit.Import;

/// <summary>The part of a cell that is read.</summary>
internal static class CellText
{
    /// <summary>Returns the cell without blanks around it and without the apostrophe by which spreadsheets mark a text.</summary>
    /// <param name="text">The cell.</param>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 1 && text[0] == '\'' ? text[1..].TrimStart() : text;
    }
}
