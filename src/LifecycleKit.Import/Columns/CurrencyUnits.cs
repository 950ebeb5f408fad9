using System.Collections.Frozen;

namespace LifecycleKit.Import;

/// <summary>The currencies that the name of a column gives as its unit.</summary>
internal static class CurrencyUnits
{
    // Codes that are also usual words at the end of names (ALL, TOP, TRY, CUP, ...) are left out.
    private static readonly FrozenDictionary<string, string> Codes = FrozenDictionary.ToFrozenDictionary(
        [
            .. "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HRK HUF IDR ILS INR ISK JPY KRW KWD MXN MYR NGN"
                .Split(' ').Concat("NOK NZD PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TWD UAH USD VND ZAR".Split(' '))
                .Select(code => KeyValuePair.Create(code.ToLowerInvariant(), code)),
            KeyValuePair.Create("euro", "EUR"), KeyValuePair.Create("euros", "EUR"),
        ],
        StringComparer.Ordinal);

    /// <summary>Returns the currency of a word in lower case.</summary>
    /// <param name="word">The word: a code in lower case, or <c>euro</c>.</param>
    /// <returns>The ISO 4217 code; null when the word is not a currency.</returns>
    public static string? Find(string word) => Codes.GetValueOrDefault(word);

    /// <summary>Returns the word of a sign that belongs to one currency.</summary>
    /// <param name="sign">The sign.</param>
    /// <returns>The code in lower case; null for other characters. <c>$</c> and <c>¥</c> have several currencies.</returns>
    public static string? FindSign(char sign) => sign switch
    {
        '€' => "eur",
        '£' => "gbp",
        '₹' => "inr",
        '₩' => "krw",
        '₪' => "ils",
        '₫' => "vnd",
        '₴' => "uah",
        '₽' => "rub",
        _ => null,
    };
}
