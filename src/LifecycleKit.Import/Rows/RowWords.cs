using System.Buffers;
using System.Collections.Frozen;

namespace LifecycleKit.Import;

/// <summary>The words of totals and of missing customers in English, German, French, Spanish, Italian and Dutch.</summary>
internal static class RowWords
{
    private const int MaxLength = 48;
    private const int LongestPlaceholder = 12;

    private static readonly FrozenSet<string> Totals = FrozenSet.ToFrozenSet(
        [
            "total", "totals", "grand total", "subtotal", "sub total", "sum", "totale", "totaux", "total general", "total général",
            "sous total", "somme", "summe", "gesamt", "gesamtsumme", "gesamtbetrag", "zwischensumme", "endsumme", "suma", "totales",
            "somma", "totali", "subtotale", "totaal", "subtotaal", "eindtotaal", "som",
        ],
        StringComparer.Ordinal);

    /// <summary>The first letters of <see cref="Totals"/>, so that most cells are not looked up.</summary>
    private static readonly SearchValues<char> Initials = SearchValues.Create("tsgze");

    private static readonly string[] Placeholders =
    [
        "null", "nil", "none", "n/a", "na", "#n/a", "nan", "-", "--", "—", "?", "guest", "guests", "anonymous", "unknown",
        "undefined", "(none)", "(null)", "(blank)", "<null>", "gast", "anonym", "unbekannt", "invité", "invite", "anonyme", "inconnu",
        "invitado", "anónimo", "anonimo", "desconocido", "ospite", "sconosciuto", "anoniem", "onbekend",
    ];

    /// <summary>Whether a cell says that its row is a sum of others.</summary>
    /// <param name="cell">The cell.</param>
    public static bool IsTotal(ReadOnlySpan<char> cell) =>
        cell.Length is > 2 and <= 20 && Initials.Contains(char.ToLowerInvariant(cell[0])) && cell.IndexOfAnyInRange('0', '9') < 0
        && Totals.Contains(Normalize(cell));

    /// <summary>Whether an id stands for no customer.</summary>
    /// <param name="id">The id, trimmed.</param>
    public static bool IsPlaceholder(ReadOnlySpan<char> id) =>
        id.IsEmpty || (id.Length <= LongestPlaceholder && IsListed(id));

    // Without a string for each id. Most ids end with a digit, as only two of these do.
    private static bool IsListed(ReadOnlySpan<char> id)
    {
        if (char.IsAsciiDigit(id[^1])) return id is "0" or "0.0";
        foreach (var placeholder in Placeholders)
        {
            if (placeholder.Length == id.Length && id.Equals(placeholder, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Returns a word in lower case, with single blanks for hyphens and underscores.</summary>
    /// <param name="word">The word.</param>
    public static string Normalize(ReadOnlySpan<char> word)
    {
        word = word.Trim().TrimEnd(".:!");
        if (word.StartsWith("wc-", StringComparison.OrdinalIgnoreCase)) word = word[3..];
        if (word.Length > MaxLength) word = word[..MaxLength];
        Span<char> text = stackalloc char[MaxLength];
        var length = 0;
        foreach (var letter in word)
        {
            var next = letter is '-' or '_' || char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter);
            if (next == ' ' && length > 0 && text[length - 1] == ' ') continue;
            text[length++] = next;
        }

        return text[..length].ToString();
    }
}
