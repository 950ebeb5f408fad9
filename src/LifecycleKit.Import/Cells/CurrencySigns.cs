namespace LifecycleKit.Import;

/// <summary>Signs and abbreviations of currencies beside a number. A sign that several currencies share is reported as it is.</summary>
internal static class CurrencySigns
{
    private static readonly (string Text, string Currency)[] All =
    [
        ("$", "$"), ("€", "EUR"), ("£", "GBP"), ("¥", "¥"), ("￥", "¥"), ("kr", "kr"), ("kr.", "kr"), ("Kr", "kr"), ("Kr.", "kr"),
        ("₹", "INR"), ("Rs", "Rs"), ("Rs.", "Rs"), ("R$", "BRL"), ("US$", "USD"), ("US $", "USD"), ("U$S", "USD"), ("A$", "AUD"),
        ("AU$", "AUD"), ("AU $", "AUD"), ("C$", "CAD"), ("CA$", "CAD"), ("CA $", "CAD"), ("CDN$", "CAD"), ("NZ$", "NZD"),
        ("NZ $", "NZD"), ("HK$", "HKD"), ("HK $", "HKD"), ("S$", "SGD"), ("SG$", "SGD"), ("NT$", "TWD"), ("MX$", "MXN"), ("Mex$", "MXN"),
        ("CN¥", "CNY"), ("JP¥", "JPY"), ("元", "CNY"), ("円", "JPY"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"), ("lei", "lei"),
        ("лв", "BGN"), ("лв.", "BGN"), ("руб", "RUB"), ("руб.", "RUB"), ("₽", "RUB"), ("₴", "UAH"), ("₺", "TRY"), ("TL", "TRY"),
        ("₪", "ILS"), ("₩", "KRW"), ("₫", "VND"), ("฿", "THB"), ("₱", "PHP"), ("₦", "NGN"), ("₸", "KZT"), ("₼", "AZN"), ("₾", "GEL"),
        ("৳", "BDT"), ("₵", "GHS"), ("₡", "CRC"), ("₲", "PYG"), ("RM", "MYR"), ("Rp", "IDR"), ("Rp.", "IDR"), ("Fr", "Fr"),
        ("Fr.", "Fr"), ("fr.", "Fr"), ("SFr", "CHF"), ("SFr.", "CHF"), ("R", "R"), ("S/", "PEN"), ("¤", "¤"), ("Euro", "EUR"),
        ("euro", "EUR"),
    ];

    /// <summary>Returns the code or the sign of a currency, or null when the text is neither.</summary>
    /// <param name="text">The text before or after a number, trimmed and not empty.</param>
    public static string? Find(ReadOnlySpan<char> text)
    {
        if (CurrencyCodes.Find(text) is { } code) return code;
        foreach (var (sign, currency) in All)
        {
            if (text.SequenceEqual(sign)) return currency;
        }

        return null;
    }

    /// <summary>Returns the currency that two texts of one cell name together, such as <c>$12.50 USD</c>; null when they differ.</summary>
    /// <param name="one">The code or sign before the number.</param>
    /// <param name="other">The code or sign after the number.</param>
    public static string? Join(string one, string other)
    {
        if (one == other || Shares(one, other)) return other;
        return Shares(other, one) ? one : null;
    }

    private static bool Shares(string sign, string code) => sign switch
    {
        "$" => code.Length == 3 && (code[2] == 'D' || code is "MXN" or "ARS" or "CLP" or "COP" or "UYU" or "DOP" or "CUP"),
        "¥" => code is "JPY" or "CNY",
        "kr" => code is "SEK" or "NOK" or "DKK" or "ISK",
        "Rs" => code is "INR" or "PKR" or "LKR" or "MUR" or "NPR",
        "Fr" => code == "CHF",
        "R" => code == "ZAR",
        "lei" => code is "RON" or "MDL",
        _ => false,
    };
}
