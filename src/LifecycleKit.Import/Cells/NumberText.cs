namespace LifecycleKit.Import;

/// <summary>Reads numbers in a decided notation.</summary>
internal static class NumberText
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="kind">The type of the cell; a number of a workbook is invariant text in every notation.</param>
    /// <param name="notation">The notation of the column.</param>
    /// <param name="value">The number, exact, with a magnitude of at most 10^12; 0 when there is none.</param>
    /// <param name="currency">The currency beside the number, as an ISO 4217 code, or as its sign where several currencies have it
    /// (<c>$</c>, <c>¥</c>, <c>kr</c>, <c>Rs</c>, <c>Fr</c>, <c>R</c>, <c>lei</c>, <c>¤</c>); null for none.</param>
    /// <param name="reason">Why there is no number, as a sentence that quotes the cell; empty when there is one.</param>
    public static bool TryParse(
        ReadOnlySpan<char> text, CellKind kind, NumberNotation notation, out decimal value, out string? currency, out string reason)
    {
        currency = null;
        reason = string.Empty;
        char? decimalSign = kind == CellKind.Number ? '.' : notation.DecimalSign;
        if (TryParsePlain(text, decimalSign, out value)) return true;
        var scan = NumberScan.Create(text);
        var fault = scan.Fault != NumberFault.None ? scan.Fault
            : kind == CellKind.Instant ? NumberFault.Character : NumberDigits.Read(scan, decimalSign, out value);
        if (fault == NumberFault.None)
        {
            currency = scan.Currency;
            return true;
        }

        value = 0m;
        reason = NumberFaults.Describe(fault, text);
        return false;
    }

    /// <summary>Whether a cell that cannot be read in the notation is a number in the other one: it contradicts the decision.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="kind">The type of the cell.</param>
    /// <param name="notation">The notation of the column.</param>
    public static bool IsContradiction(ReadOnlySpan<char> text, CellKind kind, NumberNotation notation)
    {
        if (kind != CellKind.Text) return false;
        var scan = NumberScan.Create(text);
        if (scan.Fault != NumberFault.None || scan.IsWeak) return false;
        if (NumberDigits.Read(scan, notation.DecimalSign, out _) == NumberFault.None) return false;
        return NumberDigits.Read(scan, '.', out _) == NumberFault.None || NumberDigits.Read(scan, ',', out _) == NumberFault.None;
    }

    /// <summary>Reads the commonest form at once: at most 15 digits, a minus before them, a decimal sign among them.</summary>
    private static bool TryParsePlain(ReadOnlySpan<char> text, char? decimalSign, out decimal value)
    {
        value = 0m;
        if (text.Length is 0 or > 17) return false;
        var start = text[0] == '-' ? 1 : 0;
        var sum = 0L;
        var decimals = -1;
        for (var i = start; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is >= 0 and <= 9)
            {
                sum = (sum * 10) + digit;
                if (decimals >= 0) decimals++;
            }
            else if (decimals < 0 && text[i] == decimalSign && i > start)
            {
                decimals = 0;
            }
            else
            {
                return false;
            }
        }

        if (decimals == 0 || text.Length == start) return false;
        var scale = Math.Max(decimals, 0);
        value = unchecked(new decimal((int)sum, (int)(sum >> 32), 0, start == 1 && sum != 0, (byte)scale));
        return value is <= DecimalDigits.MaxMagnitude and >= -DecimalDigits.MaxMagnitude;
    }
}
