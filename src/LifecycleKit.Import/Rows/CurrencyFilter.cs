namespace LifecycleKit.Import;

/// <summary>Keeps currencies apart: only the chosen one is read, and without a choice there may be one alone.</summary>
/// <param name="chosen">The chosen currency; null for none.</param>
internal sealed class CurrencyFilter(string? chosen)
{
    private const int MaxShown = 8;
    private const int MaxLength = 24;
    private const string AnyCurrency = "¤";

    private readonly TextIds _names = new();
    private readonly List<string> _codes = [];
    private readonly Dictionary<string, (long Count, long FirstLine)> _counts = new(StringComparer.Ordinal);

    private long _firstOther;

    /// <summary>The number of rows in other currencies than the chosen one.</summary>
    public long OtherCount { get; private set; }

    /// <summary>Returns the currency of a row; null when it names none.</summary>
    /// <param name="column">The cell of the currency column.</param>
    /// <param name="sign">The sign or code beside the amount; null for none.</param>
    public string? Find(ReadOnlySpan<char> column, string? sign)
    {
        if (column.IsEmpty) return sign is null or AnyCurrency ? null : sign;
        var number = _names.Add(column.Length > MaxLength ? column[..MaxLength] : column);
        if (number == _codes.Count) _codes.Add(Normalize(column));
        return _codes[number];
    }

    /// <summary>Whether a row in a currency is to be read.</summary>
    /// <param name="currency">The currency; null for none.</param>
    /// <param name="line">The line of the row.</param>
    public bool IsRead(string? currency, long line)
    {
        if (chosen is null || currency is null || Fits(currency, chosen)) return true;
        if (OtherCount++ == 0) _firstOther = line;
        return false;
    }

    /// <summary>Returns the diagnostic of rows in other currencies; null when there are none.</summary>
    public ImportDiagnostic? GetDiagnostic() => OtherCount == 0 ? null : new ImportDiagnostic(
        ImportDiagnosticIds.Currency, DiagnosticSeverity.Note, $"Rows in other currencies than {chosen} are not counted.", string.Empty,
        OtherCount, _firstOther);

    /// <summary>Counts a row that is read.</summary>
    /// <param name="currency">The currency; null for none.</param>
    /// <param name="line">The line of the row.</param>
    public void Count(string? currency, long line)
    {
        if (currency is null) return;
        var (count, first) = _counts.TryGetValue(currency, out var seen) ? seen : (0, line);
        _counts[currency] = (count + 1, first);
    }

    /// <summary>Returns the one currency of the file as an ISO 4217 code; null when it names none.</summary>
    /// <exception cref="ImportException">There are several.</exception>
    public string? Decide()
    {
        if (chosen is not null) return chosen;
        var codes = _counts.Keys.Where(IsCode).ToList();
        var signs = _counts.Keys.Where(code => !IsCode(code)).ToList();
        if (codes.Count + signs.Count <= 1) return codes.Count == 1 ? codes[0] : null;
        if (codes.Count == 1 && signs.TrueForAll(sign => Fits(sign, codes[0]))) return codes[0];
        var shown = _counts.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MaxShown)
            .Select(pair => FormattableString.Invariant(
                $"{ShortText.Show(pair.Key)} ({pair.Value.Count} rows, first at line {pair.Value.FirstLine})"));
        throw Refusal.Of(
            ImportDiagnosticIds.Currency,
            $"The file has several currencies, which cannot be added up: {string.Join(", ", shown)}.",
            "Set Currency (--currency CODE) to the one to read; the rows of the others are counted.");
    }

    // A sign of several currencies, such as $, goes with each of them.
    private static bool Fits(string currency, string code) => CurrencySigns.Join(currency, code) is not null;

    private static bool IsCode(string currency) => currency.Length == 3 && currency.All(char.IsAsciiLetterUpper);

    private static string Normalize(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (CurrencySigns.Find(text) is { } known) return known;
        Span<char> upper = stackalloc char[MaxLength];
        if (text.Length > upper.Length) text = text[..upper.Length];
        text.ToUpperInvariant(upper);
        return CurrencySigns.Find(upper[..text.Length]) ?? upper[..text.Length].ToString();
    }
}
