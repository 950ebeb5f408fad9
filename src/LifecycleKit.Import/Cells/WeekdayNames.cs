namespace LifecycleKit.Import;

/// <summary>The names of weekdays in English, German, French, Spanish, Italian and Dutch, in full and short.</summary>
internal static class WeekdayNames
{
    /// <summary>The bit by which the cases of a letter differ; all names begin with a to z.</summary>
    private const int CaseBit = 0x20;

    private static readonly string[][] All =
    [
        ["Sun", "Sunday", "So", "Sonntag", "dim", "dimanche", "dom", "domingo", "domenica", "zo", "zondag"],
        ["Mon", "Monday", "Mo", "Montag", "lun", "lundi", "lunes", "lunedì", "lunedi", "ma", "maandag"],
        ["Tue", "Tues", "Tuesday", "Di", "Dienstag", "mar", "mardi", "martes", "martedì", "martedi", "dinsdag"],
        ["Wed", "Wednesday", "Mi", "Mittwoch", "mer", "mercredi", "mié", "mie", "miércoles", "mercoledì", "mercoledi", "wo", "woensdag"],
        ["Thu", "Thur", "Thurs", "Thursday", "Do", "Donnerstag", "jeu", "jeudi", "jue", "jueves", "gio", "giovedì", "giovedi", "donderdag"],
        ["Fri", "Friday", "Fr", "Freitag", "ven", "vendredi", "vie", "viernes", "venerdì", "venerdi", "vr", "vrijdag"],
        ["Sat", "Saturday", "Sa", "Samstag", "Sonnabend", "sam", "samedi", "sáb", "sab", "sábado", "sabato", "za", "zaterdag"],
    ];

    /// <summary>Returns the weekday of a name; null when the name is not known.</summary>
    /// <param name="name">The name, in upper or lower case, without a point.</param>
    public static DayOfWeek? Find(ReadOnlySpan<char> name)
    {
        if (name.Length < 2) return null;
        for (var day = 0; day < All.Length; day++)
        {
            foreach (var known in All[day])
            {
                var isCandidate = known.Length == name.Length && (known[0] | CaseBit) == (name[0] | CaseBit);
                if (isCandidate && name.Equals(known, StringComparison.OrdinalIgnoreCase)) return (DayOfWeek)day;
            }
        }

        return null;
    }
}
