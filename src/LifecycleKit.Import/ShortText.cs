using System.Globalization;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>Texts of a file as messages show them: short, on one line, and without characters that steer a terminal.</summary>
internal static class ShortText
{
    /// <summary>The number of characters of a text that a message shows.</summary>
    public const int MaxLength = 40;

    private const int MaxNames = 8;

    /// <summary>Returns a text in quotes, at most 40 characters of it.</summary>
    /// <param name="text">The text.</param>
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

    /// <summary>Returns the whole text with characters that are not seen as text: <c>\u001b</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Show(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) Append(shown, rune);
        return shown.ToString();
    }

    /// <summary>Returns the first names of a header, and how many more there are.</summary>
    /// <param name="names">The names; empty ones are left out.</param>
    public static string List(IEnumerable<string> names)
    {
        var all = names.Where(name => name.Length > 0).ToList();
        var first = string.Join(", ", all.Take(MaxNames).Select(name => Quote(name)));
        return all.Count > MaxNames ? FormattableString.Invariant($"{first} and {all.Count - MaxNames} more") : first;
    }

    /// <summary>Appends a character; one that is not seen, or that turns the line around, as its number.</summary>
    private static void Append(StringBuilder result, Rune rune)
    {
        var isShown = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        if (isShown) result.Append(rune.ToString());
        else result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
    }
}
