namespace LifecycleKit.Import;

/// <summary>Divides the text of an instant into its parts, in every form that is known.</summary>
internal static class InstantScan
{
    /// <summary>Reads a cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="parts">The parts.</param>
    public static InstantFault Read(ReadOnlySpan<char> text, out InstantParts parts)
    {
        parts = default;
        text = CellText.Trim(text);
        if (text.IsEmpty) return InstantFault.Empty;
        if (text[0] == '=') return InstantFault.Formula;
        if (NumericScan.TryRead(text, ref parts, out var fault)) return fault;
        var cursor = new TextCursor(text);
        fault = DateScan.Read(ref cursor, ref parts, out var isEarlyTime);
        if (fault == InstantFault.None && !isEarlyTime) return ReadTime(ref cursor, ref parts);
        return fault == InstantFault.None && !cursor.IsAtEnd ? InstantFault.TextAfter : fault;
    }

    private static InstantFault ReadTime(ref TextCursor cursor, ref InstantParts parts)
    {
        if (cursor.IsAtEnd) return InstantFault.None;
        var isBasic = cursor.Next is 'T' or 't';
        if (!SkipToTime(ref cursor, parts.HasShortYear) || !cursor.IsAtDigit) return InstantFault.TextAfter;
        parts.HasTime = true;
        var place = cursor;
        var digits = place.ReadDigits(out var compact);
        InstantFault fault;
        if (isBasic && digits == 6)
        {
            cursor = place;
            fault = NumericScan.ReadTime(compact, out parts.Ticks);
        }
        else
        {
            fault = ClockScan.Read(ref cursor, out parts.Ticks);
        }

        if (fault != InstantFault.None) return fault;
        if (cursor.SkipBlanks() && (cursor.TrySkipWord("Uhr") || cursor.TrySkipWord("uur"))) cursor.SkipBlanks();
        fault = ZoneScan.Read(ref cursor, out parts.Zone);
        if (fault != InstantFault.None) return fault;
        return cursor.IsAtEnd ? InstantFault.None : InstantFault.TextAfter;
    }

    private static bool SkipToTime(ref TextCursor cursor, bool hasShortYear)
    {
        if (cursor.TrySkip('T') || cursor.TrySkip('t')) return true;
        // Behind two digits a colon may belong to a time: "26 Jan 10:12:15".
        if (cursor.Next == ':' && !hasShortYear) return cursor.TrySkip(':');
        var hasComma = cursor.TrySkip(',');
        if (!cursor.SkipBlanks()) return hasComma;
        if (!char.IsLetter(cursor.Next)) return true;
        var isWord = cursor.TrySkipWord("at") || cursor.TrySkipWord("um") || cursor.TrySkipWord("à") || cursor.TrySkipWord("om");
        return isWord && cursor.SkipBlanks();
    }
}
