using System.Text;

namespace LifecycleKit.Import;

/// <summary>Names of columns and cells as messages show them: short, on one line, control characters as text.</summary>
internal static class ColumnText
{
    private const int MaxLength = 40;
    private const int MaxNames = 8;

    /// <summary>Returns a text with control characters as text: <c>\x1b</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Show(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // Marks of direction would turn the line of the message around.
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                shown.Append(letter < 0x100 ? $"\\x{(int)letter:x2}" : $"\\u{(int)letter:x4}");
            else
                shown.Append(letter);
        }

        return shown.ToString();
    }

    /// <summary>Returns a text in quotes, at most 40 characters of it.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(ReadOnlySpan<char> text)
    {
        var isCut = text.Length > MaxLength;
        return $"'{Show(isCut ? text[..MaxLength] : text)}{(isCut ? "…" : string.Empty)}'";
    }

    /// <summary>Returns the first names of a header, and how many more there are.</summary>
    /// <param name="names">The names; empty ones are left out.</param>
    public static string List(IEnumerable<string> names)
    {
        var all = names.Where(name => name.Length > 0).ToList();
        var first = string.Join(", ", all.Take(MaxNames).Select(name => Quote(name)));
        return all.Count > MaxNames ? FormattableString.Invariant($"{first} and {all.Count - MaxNames} more") : first;
    }
}
