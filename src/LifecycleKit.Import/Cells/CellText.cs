using System.Text;

namespace LifecycleKit.Import;

/// <summary>Quotes a cell in a message: at most 40 characters, with control and format characters shown as text.</summary>
internal static class CellText
{
    /// <summary>The number of characters of a cell that a message shows.</summary>
    public const int MaxLength = 40;

    /// <summary>Returns the cell in single quotes.</summary>
    /// <param name="text">The cell.</param>
    public static string Quote(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length > MaxLength)
            {
                result.Append('…');
                break;
            }

            Append(result, rune);
        }

        return result.Append('\'').ToString();
    }

    /// <summary>Returns the cell without blanks around it and without the apostrophe by which spreadsheets mark a text.</summary>
    /// <param name="text">The cell.</param>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 1 && text[0] == '\'' ? text[1..].TrimStart() : text;
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        var isShown = Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
            or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator);
        if (isShown) result.Append(rune.ToString());
        else result.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
    }
}
