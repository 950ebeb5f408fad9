using System.Collections.Frozen;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>
/// The name of a column as it is compared: without case, accents, blanks, punctuation and the plural; a unit and the mark of UTC are set
/// apart. <c>order_number</c>, <c>Order Number</c>, <c>orderNumber</c> and <c>Order #</c> are one name.
/// </summary>
/// <param name="Key">The name for comparisons: letters and digits in lower case.</param>
/// <param name="Currency">The currency that the name gives as its unit, as an ISO 4217 code: <c>Total (EUR)</c>, <c>Betrag in €</c>;
/// null for none.</param>
/// <param name="IsUtc">Whether the name says that instants are in UTC: <c>created_utc</c>, <c>Created date (UTC)</c>.</param>
internal readonly record struct ColumnName(string Key, string? Currency, bool IsUtc)
{
    private static readonly FrozenSet<string> FillWords = new[] { "in", "en", "de", "of", "the" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name in the header.</param>
    public static ColumnName Parse(ReadOnlySpan<char> text)
    {
        var words = Words(text);
        string? currency = null;
        var isUtc = false;
        while (words.Count > 1)
        {
            var last = words[^1];
            if (last is "utc" or "gmt" && !isUtc) isUtc = true;
            else if (currency is null && CurrencyUnits.Find(last) is { } unit) currency = unit;
            else break;
            words.RemoveAt(words.Count - 1);
            if (words.Count > 1 && FillWords.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        }

        var key = string.Concat(words);
        return new ColumnName(key.Length > 3 && key[^1] == 's' ? key[..^1] : key, currency, isUtc);
    }

    /// <summary>Returns the key of a name without unit and mark.</summary>
    /// <param name="text">The name in the header.</param>
    public static string KeyOf(ReadOnlySpan<char> text) => Parse(text).Key;

    /// <summary>Splits a name at punctuation, blanks and capital letters inside a word; <c>#</c> and <c>№</c> are words.</summary>
    private static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var wasLower = false;
        foreach (var letter in text)
        {
            if (letter is '#' or '№')
            {
                End();
                words.Add(letter == '#' ? "number" : "no");
                continue;
            }

            if (CurrencyUnits.FindSign(letter) is { } sign)
            {
                End();
                words.Add(sign);
                continue;
            }

            if (letter is '°' or 'º' && word.Length == 1 && word[0] == 'n')
            {
                word.Append('o');
                End();
                continue;
            }

            var folded = LetterFolding.Fold(letter);
            if (folded.Length == 0)
            {
                if (!LetterFolding.IsMark(letter)) End();
                continue;
            }

            if (wasLower && char.IsUpper(letter)) End();
            word.Append(folded);
            wasLower = !char.IsUpper(letter);
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
            wasLower = false;
        }
    }
}
