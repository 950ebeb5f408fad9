using System.Text;

namespace LifecycleKit.Import;

/// <summary>Shows a cell in a message: short, and without control characters.</summary>
internal static class CellText
{
    private const int MaxLength = 40;

    /// <summary>Returns at most 40 characters of a cell; control characters are shown as their numbers.</summary>
    /// <param name="cell">The cell.</param>
    public static string Shown(ReadOnlySpan<char> cell)
    {
        var text = new StringBuilder();
        foreach (var letter in cell)
        {
            if (text.Length >= MaxLength) return text.Append('…').ToString();
            if (char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter)
                is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator)
            {
                text.Append(FormattableString.Invariant($"\\u{(int)letter:x4}"));
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }
}
