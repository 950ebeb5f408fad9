using System.Text;

namespace LifecycleKit.Cli;

/// <summary>Text of a file for the terminal: cut, and without control characters, which could steer the terminal.</summary>
internal static class OneLine
{
    private const int MaxOfMessage = 1_000;
    private const int MaxOfCell = 60;

    /// <summary>Returns a message in one line of at most 1 000 characters.</summary>
    public static string Of(string message) => Clean(message.AsSpan().Trim(), MaxOfMessage);

    /// <summary>Returns a cell in at most 60 characters.</summary>
    public static string Cell(string text) => Clean(text, MaxOfCell);

    private static string Clean(ReadOnlySpan<char> text, int maxCount)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxCount) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > maxCount) return line.Append('…').ToString();
            if (Rune.IsControl(rune) || IsFormat(rune)) line.Append(rune.Value is '\n' or '\r' or '\t' ? ' ' : '\uFFFD');
            else line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>Characters that change the direction of what follows, or hide it.</summary>
    private static bool IsFormat(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
