namespace LifecycleKit.Import;

/// <summary>Reads instants that are a number: <c>yyyyMMdd</c>, <c>yyyyMMddHHmmss</c>, seconds, milliseconds, days of Excel.</summary>
/// <remarks>The ranges of the forms, of the years 2000 to 2100, do not overlap, so that a number has one form at most.</remarks>
internal static class NumericScan
{
    private const long FirstSecond = 946_684_800;
    private const long LastSecond = 4_102_444_800;
    private const int FirstDay = 36_526;
    private const int LastDay = 73_050;
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>Reads a number.</summary>
    /// <param name="text">The cell, trimmed and not empty.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="fault">Why it is not an instant.</param>
    /// <returns>False when the text is not a number.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, ref InstantParts parts, out InstantFault fault)
    {
        fault = InstantFault.None;
        var cursor = new TextCursor(text);
        var isDate = text.StartsWith("/Date(") && text.EndsWith(")/");
        if (isDate) return TryReadJson(text[6..^2], ref parts, out fault);
        if (!cursor.IsAtDigit) return false;
        var count = cursor.ReadDigits(out _);
        var whole = text[..count];
        var fraction = ReadOnlySpan<char>.Empty;
        if (!cursor.IsAtEnd)
        {
            if (!cursor.TrySkip('.') && !cursor.TrySkip(',')) return false;
            fraction = cursor.Rest;
            if (cursor.ReadDigits(out _) == 0 || !cursor.IsAtEnd) return false;
        }

        fault = Read(whole, fraction, ref parts);
        return true;
    }

    private static InstantFault Read(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, ref InstantParts parts)
    {
        if (whole.Length > 14) return InstantFault.Number;
        var value = 0L;
        foreach (var c in whole) value = (value * 10) + (c - '0');
        switch (whole.Length)
        {
            case 8 when fraction.IsEmpty:
                SetDate(ref parts, (int)value);
                return InstantFault.None;
            case 14 when fraction.IsEmpty:
                SetDate(ref parts, (int)(value / 1_000_000));
                parts.HasTime = true;
                return ReadTime((int)(value % 1_000_000), out parts.Ticks);
            case 9 or 10 when value is >= FirstSecond and < LastSecond:
                parts.Form = InstantForm.EpochSeconds;
                parts.Ticks = (value * TimeSpan.TicksPerSecond) + Fraction(fraction, TimeSpan.TicksPerSecond, 1);
                return InstantFault.None;
            case 12 or 13 when value is >= FirstSecond * 1_000 and < LastSecond * 1_000:
                parts.Form = InstantForm.EpochMilliseconds;
                parts.Ticks = (value * TicksPerMillisecond) + Fraction(fraction, TicksPerMillisecond, 1);
                return InstantFault.None;
            case 5 when value is >= FirstDay and <= LastDay:
                parts.Form = InstantForm.SerialDays;
                parts.HasTime = true;
                parts.Ticks = (value * TimeSpan.TicksPerDay) + Fraction(fraction, TimeSpan.TicksPerDay, TicksPerMillisecond);
                return InstantFault.None;
            default:
                return InstantFault.Number;
        }
    }

    /// <summary>Reads a time of six digits.</summary>
    /// <param name="value">Hour, minute and second.</param>
    /// <param name="ticks">The time of day.</param>
    public static InstantFault ReadTime(int value, out long ticks) =>
        ClockScan.Combine(value / 10_000, value / 100 % 100, value % 100, 0, out ticks);

    /// <summary>Sets a date of eight digits.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="value">Year, month and day.</param>
    public static void SetDate(ref InstantParts parts, int value)
    {
        parts.First = value / 10_000;
        parts.Second = value / 100 % 100;
        parts.Third = value % 100;
    }

    /// <summary>Returns digits behind the decimal sign as a part of a unit, rounded to a step.</summary>
    /// <param name="digits">The digits; those beyond the fifteenth are not needed.</param>
    /// <param name="unit">The unit in ticks.</param>
    /// <param name="step">The step in ticks; 1 cuts off what is below a tick.</param>
    public static long Fraction(ReadOnlySpan<char> digits, long unit, long step)
    {
        var value = 0m;
        var scale = 1m;
        foreach (var c in digits[..Math.Min(digits.Length, 15)])
        {
            value = (value * 10) + (c - '0');
            scale *= 10;
        }

        var ticks = value * unit / scale;
        return step == 1 ? (long)ticks : (long)Math.Round(ticks / step, MidpointRounding.AwayFromZero) * step;
    }

    private static bool TryReadJson(ReadOnlySpan<char> text, ref InstantParts parts, out InstantFault fault)
    {
        // Milliseconds since 1970; an offset behind them says nothing about the instant.
        var cursor = new TextCursor(text);
        cursor.ReadDigits(out _);
        var number = text[..^cursor.Rest.Length];
        var isOffset = cursor.IsAtEnd || (cursor.Next is '+' or '-' && cursor.Rest.Length == 5);
        fault = isOffset && !number.IsEmpty ? Read(number, [], ref parts) : InstantFault.NotADate;
        if (fault == InstantFault.None && parts.Form != InstantForm.EpochMilliseconds) fault = InstantFault.Number;
        return true;
    }
}
