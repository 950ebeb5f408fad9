namespace LifecycleKit.Import;

/// <summary>Reads the digits of a number with a given decimal sign.</summary>
internal static class NumberDigits
{
    private const int MaxExponent = 99;

    /// <summary>Reads the digits with one decimal sign, or with both where they agree.</summary>
    /// <param name="scan">The parts of the cell.</param>
    /// <param name="decimalSign">The decimal sign; null when the value has to be the same with both.</param>
    /// <param name="value">The number; 0 with a fault.</param>
    public static NumberFault Read(NumberScan scan, char? decimalSign, out decimal value)
    {
        if (decimalSign is { } sign) return Read(scan.Digits, sign, scan.IsNegative, out value, out _);
        if (scan.IsWeak) return Read(scan.Digits, scan.Digits[^1], scan.IsNegative, out value, out _);
        var fault = Read(scan.Digits, '.', scan.IsNegative, out value, out _);
        var otherFault = Read(scan.Digits, ',', scan.IsNegative, out var other, out _);
        if (fault == otherFault && value == other) return fault;
        value = 0m;
        if (fault != NumberFault.None && otherFault != NumberFault.None) return fault == NumberFault.Groups ? otherFault : fault;
        return NumberFault.Undecided;
    }

    /// <summary>Reads the digits with a decimal sign.</summary>
    /// <param name="digits">The text from the first to the last digit.</param>
    /// <param name="decimalSign">The decimal sign.</param>
    /// <param name="isNegative">Whether the number is below 0.</param>
    /// <param name="value">The number; 0 with a fault.</param>
    /// <param name="groupSign">The sign between groups; <c>\0</c> for none.</param>
    public static NumberFault Read(ReadOnlySpan<char> digits, char decimalSign, bool isNegative, out decimal value, out char groupSign)
    {
        value = 0m;
        groupSign = '\0';
        var exponent = 0;
        var end = digits.IndexOfAny('e', 'E');
        if (end >= 0)
        {
            if (!TryReadExponent(digits[(end + 1)..], out exponent)) return NumberFault.Character;
            digits = digits[..end];
            if (digits.IsEmpty || !char.IsAsciiDigit(digits[^1])) return NumberFault.Character;
        }

        var sum = default(DecimalDigits);
        var groups = default(DigitGroups);
        var isFraction = false;
        foreach (var c in digits)
        {
            if (char.IsAsciiDigit(c))
            {
                sum.Add(c, isFraction);
                if (!isFraction) groups.AddDigit();
            }
            else if (c == decimalSign && !isFraction)
            {
                isFraction = true;
            }
            else if (isFraction || !groups.TryAddSign(c))
            {
                return char.IsNumber(c) ? NumberFault.OtherDigits
                    : NumberScan.IsPoint(c) || char.IsWhiteSpace(c) ? NumberFault.Groups : NumberFault.Character;
            }
        }

        groupSign = groups.Sign;
        if (!groups.IsValid(digits[0]) || (groupSign != '\0' && end >= 0)) return NumberFault.Groups;
        return sum.GetValue(exponent, isNegative, out value);
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var isNegative = false;
        if (!text.IsEmpty && text[0] is ('+' or '-'))
        {
            isNegative = text[0] == '-';
            text = text[1..];
        }

        if (text.IsEmpty) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            exponent = Math.Min((exponent * 10) + (c - '0'), MaxExponent);
        }

        if (isNegative) exponent = -exponent;
        return true;
    }
}
