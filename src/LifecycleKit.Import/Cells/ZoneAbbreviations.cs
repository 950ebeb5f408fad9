namespace LifecycleKit.Import;

/// <summary>Abbreviations of time zones, with their offsets in minutes.</summary>
internal static class ZoneAbbreviations
{
    private static readonly (string Name, int Minutes)[] Known =
    [
        ("UTC", 0), ("GMT", 0), ("UT", 0), ("PST", -480), ("PDT", -420), ("EST", -300), ("EDT", -240), ("CET", 60), ("CEST", 120),
        ("MST", -420), ("MDT", -360), ("MEZ", 60), ("MESZ", 120), ("MET", 60), ("MEST", 120), ("WET", 0), ("WEST", 60), ("EET", 120),
        ("EEST", 180), ("MSK", 180), ("TRT", 180), ("AKST", -540), ("AKDT", -480), ("HST", -600), ("NST", -210), ("NDT", -150),
        ("BRT", -180), ("SAST", 120), ("PKT", 300), ("SGT", 480), ("HKT", 480), ("AWST", 480), ("JST", 540), ("KST", 540),
        ("ACST", 570), ("ACDT", 630), ("AEST", 600), ("AEDT", 660), ("NZST", 720), ("NZDT", 780),
    ];

    /// <summary>Abbreviations of several zones: read only where the zone of the shop has one of the offsets at that time.</summary>
    private static readonly (string Name, int[] Minutes)[] Shared =
    [
        ("CST", [-360, 480, -300]), ("CDT", [-300, -240]), ("IST", [330, 120, 60]), ("BST", [60, 360]), ("AST", [-240, 180]),
        ("ADT", [-180, 240]), ("ECT", [-300, -240]), ("GST", [240, -120]), ("SST", [-660, 480]), ("WST", [480, 780, 60]),
    ];

    /// <summary>Finds an abbreviation.</summary>
    /// <param name="text">The abbreviation, in upper case.</param>
    /// <param name="zone">The zone; of the kind <see cref="ZoneKind.Shared"/> when several have it.</param>
    public static bool TryFind(ReadOnlySpan<char> text, out ZoneMark zone)
    {
        zone = default;
        foreach (var (name, minutes) in Known)
        {
            if (!text.SequenceEqual(name)) continue;
            zone = new ZoneMark(ZoneKind.Offset, minutes);
            return true;
        }

        foreach (var (name, _) in Shared)
        {
            if (!text.SequenceEqual(name)) continue;
            zone = new ZoneMark(ZoneKind.Shared, 0, name);
            return true;
        }

        return false;
    }

    /// <summary>Whether an abbreviation of several zones can have an offset.</summary>
    /// <param name="name">The abbreviation.</param>
    /// <param name="minutes">The offset.</param>
    public static bool CanHave(string name, int minutes)
    {
        foreach (var (known, offsets) in Shared)
        {
            if (known == name) return Array.IndexOf(offsets, minutes) >= 0;
        }

        return false;
    }
}
