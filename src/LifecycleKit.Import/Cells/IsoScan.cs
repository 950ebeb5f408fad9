namespace LifecycleKit.Import;

/// <summary>
/// Reads the commonest form at once: <c>yyyy-MM-dd</c>, alone or with <c>HH:mm:ss</c> behind a blank or T, and with an offset or none.
/// </summary>
internal static class IsoScan
{
    private const int DateLength = 10;
    private const int InstantLength = 19;

    /// <summary>Reads a cell of that form.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="parts">The parts.</param>
    /// <returns>False for every other form.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out InstantParts parts)
    {
        parts = default;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-') return false;
        parts.First = (Two(text, 0) * 100) + Two(text, 2);
        parts.Second = Two(text, 5);
        parts.Third = Two(text, 8);
        if (parts.First < 0 || parts.Second < 0 || parts.Third < 0) return false;
        if (text.Length == DateLength) return true;
        if (text.Length < InstantLength || !TryReadOffset(text[InstantLength..], out parts.Zone)) return false;
        if (text[DateLength] is not (' ' or 'T') || text[13] != ':' || text[16] != ':') return false;
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        var second = Two(text, 17);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        parts.HasTime = true;
        parts.Ticks = ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        return true;
    }

    /// <summary>Reads nothing, Z, or an offset such as <c>+02:00</c> or <c> +0200</c>.</summary>
    private static bool TryReadOffset(ReadOnlySpan<char> text, out ZoneMark zone)
    {
        zone = default;
        if (text.IsEmpty) return true;
        zone = new ZoneMark(ZoneKind.Offset);
        if (text is "Z") return true;
        if (text[0] == ' ') text = text[1..];
        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':')) return false;
        var hours = Two(text, 1);
        var minutes = Two(text, text.Length - 2);
        if (hours is < 0 or > 13 || minutes is < 0 or > 59) return false;
        var total = (hours * 60) + minutes;
        zone = new ZoneMark(ZoneKind.Offset, text[0] == '-' ? -total : total);
        return true;
    }

    /// <summary>Returns two digits, or a number far below 0.</summary>
    private static int Two(ReadOnlySpan<char> text, int index)
    {
        var tens = text[index] - '0';
        var ones = text[index + 1] - '0';
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : -100_000;
    }
}
