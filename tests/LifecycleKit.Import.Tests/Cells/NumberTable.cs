namespace LifecycleKit.Import.Tests.Cells;

/// <summary>Texts of amounts and what they are: alone in a column, beside 1,234.50, and beside 1.234,50.</summary>
internal static class NumberTable
{
    public const string PointWitness = "1,234.50";
    public const string CommaWitness = "1.234,50";

    private const string Groups = "reject: groups";
    private const string Character = "reject: no place in a number";
    private const string Words = "reject: not a known currency";

    /// <summary>Columns: the text, alone, beside a decimal point, beside a decimal comma. <c>=</c> is the same as alone.</summary>
    public static readonly string[][] Rows =
    [
        ["12,50", "12.5", "contradiction", "="], ["1,5", "1.5", "contradiction", "="], ["0,99", "0.99", "contradiction", "="],
        ["7,00", "7", "contradiction", "="], ["12,34.5", Groups, "=", "="], ["1,2,3", Groups, "=", "="], ["1,,2", Groups, "=", "="],
        ["5,", "5", Groups, "="], ["1.234", "ambiguous", "1.234", "1234"], ["12.50", "12.5", "=", "contradiction"],
        ["1,234.50", "1234.5", "=", "contradiction"], ["1,234", "ambiguous", "1234", "1.234"],
        ["1,234,567.89", "1234567.89", "=", "contradiction"], [".5", "0.5", "=", "contradiction"], ["5.", "5", "=", Groups],
        ["1,00,000.00", "100000", "=", "contradiction"], ["1,00,000", "100000", "=", "contradiction"],
        ["-12.50", "-12.5", "=", "contradiction"], ["+12.50", "12.5", "=", "contradiction"], ["-0.00", "0", "=", "contradiction"],
        ["-0", "0", "=", "="], ["1e3", "1000", "=", "="], ["1.5E+3", "1500", "=", "contradiction"],
        ["9.91E+02", "991", "=", "contradiction"], ["1E-2", "0.01", "=", "="], [" 12.50 ", "12.5", "=", "contradiction"],
        ["0.00000000000000000001", "0.00000000000000000001", "=", "contradiction"],
        ["12.345678901234567890123456789", "reject: more than 28 digits", "=", Groups], ["1.234,50", "1234.5", "contradiction", "="],
        ["1.234.567", "1234567", "contradiction", "="], [",5", "0.5", "contradiction", "="], ["1 234,50", "1234.5", "contradiction", "="],
        ["1 234.50", "1234.5", "=", "contradiction"], ["1\u00a0234,50", "1234.5", "contradiction", "="],
        ["1\u202f234,50", "1234.5", "contradiction", "="], ["1'234.50", "1234.5", "=", "contradiction"],
        ["1’234.50", "1234.5", "=", "contradiction"], ["1_234", Character, "=", "="], ["12 50", Groups, "=", "="],
        ["1 234", "1234", "=", "="], ["$12.50", "12.5", "=", "contradiction"], ["$1,234.50", "1234.5", "=", "contradiction"],
        ["€12.50", "12.5", "=", "contradiction"], ["12.50 €", "12.5", "=", "contradiction"], ["12,50 €", "12.5", "contradiction", "="],
        ["£12.50", "12.5", "=", "contradiction"], ["¥1200", "1200", "=", "="], ["12.50 EUR", "12.5", "=", "contradiction"],
        ["EUR 12.50", "12.5", "=", "contradiction"], ["EUR 90,00", "90", "contradiction", "="],
        ["USD12.50", "12.5", "=", "contradiction"], ["AU $3,013.00", "3013", "=", "contradiction"],
        ["¤12.50", "12.5", "=", "contradiction"], ["CHF 12.50", "12.5", "=", "contradiction"], ["R$ 12,50", "12.5", "contradiction", "="],
        ["12,- €", "12", "contradiction", "="], ["12.-", "12", "=", "contradiction"], ["Rs. 1,00,000.00", "100000", "=", "contradiction"],
        ["Rs.500", "500", "=", "="], ["12kr", "12", "=", "="], ["(12.50)", "-12.5", "=", "contradiction"],
        ["($30.00)", "-30", "=", "contradiction"], ["12.50-", "-12.5", "=", "contradiction"], ["−12.50", "-12.5", "=", "contradiction"],
        ["–12.50", "-12.5", "=", "contradiction"], ["- 12.50", "-12.5", "=", "contradiction"], ["-$12.50", "-12.5", "=", "contradiction"],
        ["$-12.50", "-12.5", "=", "contradiction"], ["--12.50", "reject: two signs", "=", "="],
        ["-(12.50)", "reject: two signs", "=", "="], ["12.50 CR", Words, "=", "="], ["12.50 DR", Words, "=", "="],
        ["12.50%", Words, "=", "="], ["=12.5", "reject: formula", "=", "="], ["=\"12.50\"", "reject: formula", "=", "="],
        ["'12.50", "12.5", "=", "contradiction"], ["-", "reject: no digit", "=", "="], ["—", "reject: no digit", "=", "="],
        ["", "reject: empty", "=", "="], ["n/a", "reject: no digit", "=", "="], ["free", "reject: no digit", "=", "="],
        ["NaN", "reject: no digit", "=", "="], ["TRUE", "reject: no digit", "=", "="], ["\u00a012.50", "12.5", "=", "contradiction"],
        ["12.50\u00a0", "12.5", "=", "contradiction"], ["１２.50", "reject: digits are not 0 to 9", "=", "="],
        ["١٢٫٥٠", "reject: digits are not 0 to 9", "=", "="], ["0x10", Character, "=", "="], ["12.5.0", Groups, "=", "="],
        ["12:50", Character, "=", "="], ["10000000000000", "reject: beyond 10^12", "=", "="],
        ["79228162514264337593543950336", "reject: more than 28 digits", "=", "="], ["2026-01-05", Character, "=", "="],
        ["&euro;12.50", Words, "=", "="], ["12.50 12.50", Groups, "=", "="], ["1/2", Character, "=", "="],
        ["½", "reject: digits are not 0 to 9", "=", "="], ["1000000000000", "1000000000000", "=", "="],
        ["1.0000", "1", "=", "contradiction"], ["1234.567", "1234.567", "=", "contradiction"], ["0.123", "0.123", "=", "contradiction"],
        ["1e400", "reject: beyond 10^12", "=", "="], ["1,234E+3", "1234", "contradiction", "="], ["12.50 ABC", Words, "=", "="],
        ["€12 USD", "reject: two currencies", "=", "="],
    ];
}
