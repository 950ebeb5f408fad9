using System.Globalization;
using System.Text;

namespace LifecycleKit.Stages;

/// <summary>Escapes text in the labels of a Mermaid state diagram.</summary>
/// <remarks>
/// Mermaid has its own character references, such as <c>#34;</c> and <c>#quot;</c>. All characters with a meaning in its grammar or in
/// Markdown are written as references: the quotation mark, the semicolon that ends a statement, the colon, comment signs, tags and
/// brackets.
/// </remarks>
internal static class MermaidText
{
    private const string Plain = " ,.()/=!+-'";

    /// <summary>Returns one line of a label.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = Rune.IsControl(rune) ? new Rune(' ') : rune;
            if (IsPlain(shown, line)) line.Append(shown);
            else line.Append(Reference(shown));
        }

        return line.ToString();
    }

    private static bool IsPlain(Rune rune, StringBuilder before) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => before.Length > 0,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => before.Length > 0,
        _ when Rune.IsLetter(rune) => true,
        // A line that begins with a sign or a number may be read as a Markdown list, "www." as a link, "direction TB" as a statement.
        _ => rune.IsAscii && Plain.Contains((char)rune.Value, StringComparison.Ordinal) && before.Length > 0
            && !(rune.Value == '.' && EndsIn(before, "www")) && !(rune.Value == ' ' && EndsIn(before, "direction")),
    };

    private static bool EndsIn(StringBuilder text, string word) =>
        text.Length >= word.Length
            && text.ToString(text.Length - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string Reference(Rune rune) => rune.Value switch
    {
        '"' => "#quot;",
        '<' => "#lt;",
        '>' => "#gt;",
        '&' => "#amp;",
        _ => FormattableString.Invariant($"#{rune.Value};"),
    };
}
