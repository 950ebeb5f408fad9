using System.Collections.Frozen;

namespace LifecycleKit.Import;

/// <summary>
/// Letters without case and accents, from a table of its own: the framework's decomposition does nothing under globalization-invariant
/// mode, and a header is to be understood in the same way everywhere.
/// </summary>
internal static class LetterFolding
{
    /// <summary>For each plain letter the letters with accents, in lower and upper case, of the Latin alphabets.</summary>
    private static readonly FrozenDictionary<char, string> Plain = Table(
        ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"), ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"),
        ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"), ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľŀłĹĻĽĿŁ"), ("n", "ñńņňÑŃŅŇ"),
        ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"), ("t", "ţťŧțŢŤŦȚ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
        ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"), ("z", "źżžŹŻŽ"), ("ss", "ßẞ"), ("ae", "æÆ"), ("oe", "œŒ"), ("th", "þÞ"));

    /// <summary>Returns a letter or digit in lower case without accents.</summary>
    /// <param name="letter">The character.</param>
    /// <returns>One or two characters; empty for what is neither letter nor digit.</returns>
    public static string Fold(char letter)
    {
        if (char.IsAsciiLetterOrDigit(letter)) return char.ToLowerInvariant(letter).ToString();
        if (letter < 0x80) return string.Empty;
        if (Plain.TryGetValue(letter, out var plain)) return plain;
        return char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter).ToString() : string.Empty;
    }

    /// <summary>Whether a character is an accent that follows its letter, or is not seen.</summary>
    /// <param name="letter">The character.</param>
    public static bool IsMark(char letter) =>
        letter is >= '\u0300' and <= '\u036F' or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF';

    private static FrozenDictionary<char, string> Table(params ReadOnlySpan<(string Plain, string Letters)> rows)
    {
        var table = new Dictionary<char, string>();
        foreach (var (plain, letters) in rows)
        {
            foreach (var letter in letters) table.Add(letter, plain);
        }

        return table.ToFrozenDictionary();
    }
}
