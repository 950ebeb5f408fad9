namespace LifecycleKit.Import;

/// <summary>Names of time zones in exports, with their IANA ids.</summary>
internal static class ZoneNames
{
    private static readonly (string Name, string Id)[] All =
    [
        ("Pacific Time (US & Canada)", "America/Los_Angeles"), ("Mountain Time (US & Canada)", "America/Denver"),
        ("Central Time (US & Canada)", "America/Chicago"), ("Eastern Time (US & Canada)", "America/New_York"),
        ("Atlantic Time (Canada)", "America/Halifax"), ("Newfoundland", "America/St_Johns"), ("Arizona", "America/Phoenix"),
        ("Alaska", "America/Anchorage"), ("Hawaii", "Pacific/Honolulu"), ("Indiana (East)", "America/Indiana/Indianapolis"),
        ("Saskatchewan", "America/Regina"), ("Pacific Time", "America/Los_Angeles"), ("Mountain Time", "America/Denver"),
        ("Central Time", "America/Chicago"), ("Eastern Time", "America/New_York"), ("Pacific Standard Time", "America/Los_Angeles"),
        ("Mountain Standard Time", "America/Denver"), ("US Mountain Standard Time", "America/Phoenix"),
        ("Central Standard Time", "America/Chicago"), ("Eastern Standard Time", "America/New_York"),
        ("Atlantic Standard Time", "America/Halifax"), ("Newfoundland Standard Time", "America/St_Johns"),
        ("Alaskan Standard Time", "America/Anchorage"), ("Hawaiian Standard Time", "Pacific/Honolulu"),
        ("GMT Standard Time", "Europe/London"), ("W. Europe Standard Time", "Europe/Berlin"),
        ("Romance Standard Time", "Europe/Paris"), ("Central European Standard Time", "Europe/Warsaw"),
        ("Central Europe Standard Time", "Europe/Budapest"), ("GTB Standard Time", "Europe/Bucharest"),
        ("FLE Standard Time", "Europe/Kyiv"), ("Turkey Standard Time", "Europe/Istanbul"), ("India Standard Time", "Asia/Kolkata"),
        ("China Standard Time", "Asia/Shanghai"), ("Singapore Standard Time", "Asia/Singapore"), ("Tokyo Standard Time", "Asia/Tokyo"),
        ("Korea Standard Time", "Asia/Seoul"), ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("E. Australia Standard Time", "Australia/Brisbane"), ("New Zealand Standard Time", "Pacific/Auckland"),
        ("E. South America Standard Time", "America/Sao_Paulo"), ("London", "Europe/London"), ("Edinburgh", "Europe/London"),
        ("Dublin", "Europe/Dublin"), ("Lisbon", "Europe/Lisbon"), ("Berlin", "Europe/Berlin"), ("Paris", "Europe/Paris"),
        ("Madrid", "Europe/Madrid"), ("Rome", "Europe/Rome"), ("Amsterdam", "Europe/Amsterdam"), ("Brussels", "Europe/Brussels"),
        ("Vienna", "Europe/Vienna"), ("Zurich", "Europe/Zurich"), ("Stockholm", "Europe/Stockholm"), ("Copenhagen", "Europe/Copenhagen"),
        ("Warsaw", "Europe/Warsaw"), ("Prague", "Europe/Prague"), ("Budapest", "Europe/Budapest"), ("Athens", "Europe/Athens"),
        ("Helsinki", "Europe/Helsinki"), ("Istanbul", "Europe/Istanbul"), ("Tokyo", "Asia/Tokyo"), ("Osaka", "Asia/Tokyo"),
        ("Seoul", "Asia/Seoul"), ("Singapore", "Asia/Singapore"), ("Hong Kong", "Asia/Hong_Kong"), ("Mumbai", "Asia/Kolkata"),
        ("New Delhi", "Asia/Kolkata"), ("Sydney", "Australia/Sydney"), ("Melbourne", "Australia/Melbourne"),
        ("Brisbane", "Australia/Brisbane"), ("Perth", "Australia/Perth"), ("Adelaide", "Australia/Adelaide"),
        ("Auckland", "Pacific/Auckland"), ("Brasilia", "America/Sao_Paulo"), ("Mexico City", "America/Mexico_City"),
        ("Coordinated Universal Time", "UTC"),
    ];

    /// <summary>Reads a cell of a zone column: a name, an IANA id, an abbreviation or an offset.</summary>
    /// <param name="text">The cell, trimmed and not empty.</param>
    /// <param name="zone">The zone.</param>
    public static InstantFault Read(ReadOnlySpan<char> text, out ZoneMark zone)
    {
        if (text[0] == '(' && text.IndexOf(')') is var end and > 0 && end < text.Length - 1)
        {
            // "(GMT-08:00) Pacific Time": the name knows the changes of the clock, the offset does not.
            text = text[(end + 1)..].Trim();
        }

        foreach (var (name, id) in All)
        {
            if (name.Length != text.Length || !text.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            zone = new ZoneMark(ZoneKind.Region, 0, id);
            return InstantFault.None;
        }

        var cursor = new TextCursor(text);
        var fault = ZoneScan.Read(ref cursor, out zone);
        return fault == InstantFault.None && (!cursor.IsAtEnd || zone.Kind == ZoneKind.None) ? InstantFault.Zone : fault;
    }
}
