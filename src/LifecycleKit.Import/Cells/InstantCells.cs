namespace LifecycleKit.Import;

/// <summary>Reads the cells beside the date: the time and the zone.</summary>
internal static class InstantCells
{
    /// <summary>Adds the time of a column of its own. A date with another time than midnight contradicts it.</summary>
    /// <param name="text">The cell; one of blanks adds nothing.</param>
    /// <param name="parts">The parts of the date.</param>
    public static InstantFault ReadTime(ReadOnlySpan<char> text, ref InstantParts parts)
    {
        text = CellText.Trim(text);
        if (text.IsEmpty) return InstantFault.None;
        var fault = Read(text, out var ticks, out var zone);
        if (fault != InstantFault.None) return fault;
        if (parts.Form is InstantForm.EpochSeconds or InstantForm.EpochMilliseconds) return InstantFault.None;
        var own = parts.Form == InstantForm.SerialDays ? parts.Ticks % TimeSpan.TicksPerDay : parts.Ticks;
        if (own != 0 && own != ticks) return InstantFault.TwoTimes;
        if (own == 0) parts.Ticks += ticks;
        parts.HasTime = true;
        if (parts.Zone.Kind == ZoneKind.None) parts.Zone = zone;
        return InstantFault.None;
    }

    /// <summary>Adds the zone of a column of its own, where the date and the time have none.</summary>
    /// <param name="text">The cell; one of blanks adds nothing.</param>
    /// <param name="parts">The parts of the date.</param>
    public static InstantFault ReadZone(ReadOnlySpan<char> text, ref InstantParts parts)
    {
        text = CellText.Trim(text);
        if (text.IsEmpty || parts.Zone.Kind != ZoneKind.None || parts.Form is InstantForm.EpochSeconds or InstantForm.EpochMilliseconds)
        {
            return InstantFault.None;
        }

        return ZoneNames.Read(text, out parts.Zone);
    }

    /// <summary>Reads a time, the time of a workbook's instant (<c>1899-12-31T10:30:00</c>), or a part of a day (<c>0.4375</c>).</summary>
    private static InstantFault Read(ReadOnlySpan<char> text, out long ticks, out ZoneMark zone)
    {
        zone = default;
        ticks = 0;
        if (text.Length > 11 && text[10] == 'T') text = text[11..];
        if (text.Length > 2 && text[0] == '0' && text[1] is '.' or ',' && !text[2..].ContainsAnyExceptInRange('0', '9'))
        {
            ticks = NumericScan.Fraction(text[2..], TimeSpan.TicksPerDay, TimeSpan.TicksPerMillisecond);
            return InstantFault.None;
        }

        var cursor = new TextCursor(text);
        if (!cursor.IsAtDigit) return InstantFault.Time;
        var fault = ClockScan.Read(ref cursor, out ticks);
        cursor.SkipBlanks();
        if (fault == InstantFault.None) fault = ZoneScan.Read(ref cursor, out zone);
        return fault == InstantFault.None && !cursor.IsAtEnd ? InstantFault.Time : fault;
    }
}
