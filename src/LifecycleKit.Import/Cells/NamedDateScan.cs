namespace LifecycleKit.Import;

/// <summary>Reads the rest of a date with the name of a month: the name decides what is the day.</summary>
internal static class NamedDateScan
{
    /// <summary>Reads month and year behind a day: <c>5 January 2026</c>, <c>05-oct.-26</c>, <c>5 de enero de 2026</c>.</summary>
    /// <param name="cursor">The place behind the day.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="day">The day.</param>
    public static InstantFault ReadAfterDay(ref TextCursor cursor, ref InstantParts parts, int day)
    {
        SkipOrdinal(ref cursor);
        var separator = SkipSeparator(ref cursor);
        if (cursor.TrySkipWord("de")) cursor.SkipBlanks();
        if (!char.IsLetter(cursor.Next)) return InstantFault.NotADate;
        var month = MonthNames.Find(cursor.ReadLetters());
        if (month == 0) return InstantFault.NotADate;
        cursor.TrySkip('.');
        return ReadYear(ref cursor, ref parts, month, day, separator);
    }

    /// <summary>Reads day and year behind a month: <c>Jan 5, 2026</c>, <c>Jul-21-25</c>, <c>Jan 5 10:30:00 2026</c>.</summary>
    /// <param name="cursor">The place behind the name.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="month">The month.</param>
    /// <param name="isEarlyTime">Whether the time was read, because it stands before the year.</param>
    public static InstantFault ReadAfterMonth(ref TextCursor cursor, ref InstantParts parts, int month, out bool isEarlyTime)
    {
        isEarlyTime = false;
        cursor.TrySkip('.');
        var separator = SkipSeparator(ref cursor);
        var count = cursor.ReadDigits(out var day);
        if (count == 4) return InstantFault.NoDay;
        if (count is not (1 or 2)) return InstantFault.NotADate;
        SkipOrdinal(ref cursor);
        var place = cursor;
        if (place.SkipBlanks() && place.ReadDigits(out _) is 1 or 2 && place.Next == ':')
        {
            isEarlyTime = true;
            cursor.SkipBlanks();
            var fault = ClockScan.Read(ref cursor, out parts.Ticks);
            parts.HasTime = true;
            if (fault != InstantFault.None) return fault;
            cursor.SkipBlanks();
            if (!cursor.IsAtDigit) fault = ZoneScan.Read(ref cursor, out parts.Zone);
            if (fault != InstantFault.None) return fault;
        }

        // "Jan 5 12" may be a time or a range: behind a blank alone, the year has four digits.
        return ReadYear(ref cursor, ref parts, month, day, separator == ' ' ? '\0' : separator);
    }

    /// <summary>Reads a year of four digits, or of two where both separators are the same or a comma stands before it.</summary>
    private static InstantFault ReadYear(ref TextCursor cursor, ref InstantParts parts, int month, int day, char separator)
    {
        var hasComma = cursor.TrySkip(',');
        var isSame = SkipSeparator(ref cursor) == separator;
        if (cursor.TrySkipWord("de") || cursor.TrySkipWord("del")) cursor.SkipBlanks();
        if (cursor.IsAtEnd) return InstantFault.NoYear;
        var count = cursor.ReadDigits(out var year);
        if (count != 4 && cursor.Next == ':') return InstantFault.NoYear;
        if (count != 4 && !(count == 2 && (isSame || hasComma))) return InstantFault.NotADate;
        parts.First = count == 2 ? DateOrders.FullYear(year) : year;
        parts.HasShortYear = count == 2;
        parts.Second = month;
        parts.Third = day;
        return InstantFault.None;
    }

    private static void SkipOrdinal(ref TextCursor cursor)
    {
        if (cursor.TrySkip('.') || cursor.TrySkip('º')) return;
        if (!char.IsLetter(cursor.Next)) return;
        _ = cursor.TrySkipWord("st") || cursor.TrySkipWord("nd") || cursor.TrySkipWord("rd") || cursor.TrySkipWord("th")
            || cursor.TrySkipWord("er");
    }

    /// <summary>Returns the separator that was passed over, a blank for blanks; <c>\0</c> for none.</summary>
    private static char SkipSeparator(ref TextCursor cursor)
    {
        if (cursor.SkipBlanks()) return ' ';
        if (cursor.Next is not ('-' or '/')) return '\0';
        var separator = cursor.Next;
        cursor.Skip(1);
        return separator;
    }
}
