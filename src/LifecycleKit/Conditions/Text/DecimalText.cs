using System.Globalization;

namespace LifecycleKit.Conditions;

/// <summary>Reads numbers in text: an optional minus, digits, and optionally a point and digits, in every culture.</summary>
internal static class DecimalText
{
    /// <summary>Reads a number; returns null when the text is not a number, or has more digits than a decimal can store.</summary>
    public static decimal? Read(string text)
    {
        if (!IsNumber(text)
            || !decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return ConditionText.Number(value) == Shortened(text) ? value : null;
    }

    /// <summary>Whether the text is a number in canonical form, which is also a JSON number.</summary>
    public static bool IsCanonical(string text) => IsNumber(text) && Shortened(text) == text;

    private static bool IsNumber(string text)
    {
        var parts = (text.StartsWith('-') ? text[1..] : text).Split('.');
        return parts.Length <= 2 && Array.TrueForAll(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
    }

    private static string Shortened(string text)
    {
        var parts = (text.StartsWith('-') ? text[1..] : text).Split('.');
        var whole = parts[0].TrimStart('0');
        var rest = parts.Length == 2 ? parts[1].TrimEnd('0') : string.Empty;
        var digits = $"{(whole.Length == 0 ? "0" : whole)}{(rest.Length == 0 ? string.Empty : ".")}{rest}";
        return text.StartsWith('-') && digits != "0" ? $"-{digits}" : digits;
    }
}
