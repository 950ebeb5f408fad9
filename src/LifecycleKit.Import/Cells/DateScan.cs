namespace LifecycleKit.Import;

/// <summary>Reads the date at the beginning of a text.</summary>
internal static class DateScan
{
    /// <summary>Reads a date.</summary>
    /// <param name="cursor">The place at the beginning.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="isEarlyTime">Whether the time stands between day and year (<c>Jan 5 10:30:00 2026</c>); then it is read too.</param>
    public static InstantFault Read(ref TextCursor cursor, ref InstantParts parts, out bool isEarlyTime)
    {
        isEarlyTime = false;
        if (cursor.IsAtDigit) return ReadNumbers(ref cursor, ref parts);
        if (!char.IsLetter(cursor.Next)) return HasOtherDigit(cursor.Rest) ? InstantFault.OtherDigits : InstantFault.NotADate;
        var start = cursor;
        var word = cursor.ReadLetters();
        var month = MonthNames.Find(word);
        if (month > 0)
        {
            var fault = NamedDateScan.ReadAfterMonth(ref cursor, ref parts, month, out isEarlyTime);
            if (fault == InstantFault.None || WeekdayNames.Find(word) is null) return fault;
            cursor = start;
            cursor.Skip(word.Length);
        }

        if (WeekdayNames.Find(word) is not { } weekday) return NoDate(word, cursor);
        cursor.TrySkip('.');
        cursor.SkipBlanks();
        cursor.TrySkip(',');
        cursor.SkipBlanks();
        var hasDate = cursor.IsAtDigit;
        if (!hasDate)
        {
            month = MonthNames.Find(cursor.ReadLetters());
            if (month == 0) return InstantFault.NotADate;
        }

        parts = new InstantParts { Weekday = weekday };
        return hasDate ? ReadNumbers(ref cursor, ref parts) : NamedDateScan.ReadAfterMonth(ref cursor, ref parts, month, out isEarlyTime);
    }

    private static InstantFault ReadNumbers(ref TextCursor cursor, ref InstantParts parts)
    {
        var count = cursor.ReadDigits(out var first);
        if (count == 8 && cursor.Next is 'T' or 't')
        {
            NumericScan.SetDate(ref parts, first);
            return InstantFault.None;
        }

        if (cursor.Next == ':') return InstantFault.NoDate;
        if (HasOtherDigit(cursor.Rest)) return InstantFault.OtherDigits;
        if (count == 4) return ReadAfterYear(ref cursor, ref parts, first);
        if (count is not (1 or 2)) return InstantFault.NotADate;
        var separator = cursor.Next;
        if (separator is not ('.' or '/' or '-')) return NamedDateScan.ReadAfterDay(ref cursor, ref parts, first);
        var place = cursor;
        place.Skip(1);
        if (separator == '.') place.SkipBlanks();
        if (!place.IsAtDigit) return NamedDateScan.ReadAfterDay(ref cursor, ref parts, first);
        cursor = place;
        return ReadThreeNumbers(ref cursor, ref parts, first, separator);
    }

    private static InstantFault ReadThreeNumbers(ref TextCursor cursor, ref InstantParts parts, int first, char separator)
    {
        var count = cursor.ReadDigits(out var second);
        if (count == 4 && (cursor.IsAtEnd || char.IsWhiteSpace(cursor.Next))) return InstantFault.NoDay;
        if (count is not (1 or 2)) return InstantFault.NotADate;
        if (!cursor.TrySkip(separator)) return cursor.IsAtEnd ? InstantFault.NoYear : InstantFault.NotADate;
        if (separator == '.') cursor.SkipBlanks();
        count = cursor.ReadDigits(out var third);
        if (count is not (2 or 4)) return cursor.IsAtEnd && count == 0 ? InstantFault.NoYear : InstantFault.NotADate;
        parts.IsOrdered = true;
        parts.First = first;
        parts.Second = second;
        parts.Third = third;
        parts.HasShortYear = count == 2;
        parts.Separator = separator;
        return InstantFault.None;
    }

    private static InstantFault ReadAfterYear(ref TextCursor cursor, ref InstantParts parts, int year)
    {
        var separator = cursor.Next;
        if (separator is not ('-' or '/' or '.' or ' ' or '年')) return cursor.IsAtEnd ? InstantFault.NoDay : InstantFault.NotADate;
        cursor.Skip(1);
        var last = separator == '年' ? '月' : separator;
        int month;
        if (char.IsLetter(cursor.Next))
        {
            if (cursor.Next is 'W' or 'Q' && cursor.Rest.Length > 1 && char.IsAsciiDigit(cursor.Rest[1])) return InstantFault.Week;
            month = MonthNames.Find(cursor.ReadLetters());
            if (month == 0) return InstantFault.NotADate;
            cursor.TrySkip('.');
        }
        else
        {
            var count = cursor.ReadDigits(out month);
            if (separator == ' ') return InstantFault.NotADate;
            if (count == 3 && cursor.IsAtEnd) return InstantFault.Week;
            if (count is not (1 or 2)) return InstantFault.NotADate;
        }

        if (!cursor.TrySkip(last)) return cursor.IsAtEnd ? InstantFault.NoDay : InstantFault.NotADate;
        if (cursor.IsAtEnd && last == '月') return InstantFault.NoDay;
        if (cursor.ReadDigits(out var day) is not (1 or 2)) return InstantFault.NotADate;
        if (last == '月' && !cursor.TrySkip('日')) return InstantFault.NotADate;
        parts.First = year;
        parts.Second = month;
        parts.Third = day;
        return InstantFault.None;
    }

    private static InstantFault NoDate(ReadOnlySpan<char> word, TextCursor cursor)
    {
        if (word is "Q" or "q" && cursor.IsAtDigit) return InstantFault.Week;
        return word is "T" && cursor.IsAtDigit ? InstantFault.NoDate : InstantFault.NotADate;
    }

    private static bool HasOtherDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c) && !char.IsAsciiDigit(c)) return true;
        }

        return false;
    }
}
