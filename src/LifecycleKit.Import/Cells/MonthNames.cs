namespace LifecycleKit.Import;

/// <summary>The names of months in English, German, French, Spanish, Italian and Dutch, in full and short.</summary>
internal static class MonthNames
{
    /// <summary>The bit by which the cases of a letter differ; all names begin with a to z.</summary>
    private const int CaseBit = 0x20;

    private static readonly string[][] All =
    [
        ["Jan", "January", "Januar", "Jänner", "janv", "janvier", "ene", "enero", "gen", "gennaio", "januari"],
        ["Feb", "February", "Februar", "Feber", "févr", "fév", "fevr", "fev", "février", "fevrier", "febrero", "febbraio", "februari"],
        ["Mar", "March", "Mär", "März", "Mrz", "Maerz", "Marz", "mars", "marzo", "mrt", "maart"],
        ["Apr", "April", "avr", "avril", "abr", "abril", "aprile"],
        ["May", "Mai", "mayo", "mag", "maggio", "mei"],
        ["Jun", "June", "Juni", "juin", "junio", "giu", "giugno"],
        ["Jul", "July", "Juli", "juil", "juillet", "julio", "lug", "luglio"],
        ["Aug", "August", "août", "aout", "ago", "agosto", "augustus"],
        ["Sep", "Sept", "September", "septembre", "septiembre", "set", "settembre"],
        ["Oct", "October", "Okt", "Oktober", "octobre", "octubre", "ott", "ottobre"],
        ["Nov", "November", "novembre", "noviembre"],
        ["Dec", "December", "Dez", "Dezember", "déc", "décembre", "decembre", "dic", "diciembre", "dicembre"],
    ];

    /// <summary>Returns the month of a name, 1 to 12; 0 when the name is not known.</summary>
    /// <param name="name">The name, in upper or lower case, without a point.</param>
    public static int Find(ReadOnlySpan<char> name)
    {
        if (name.Length < 3) return 0;
        for (var month = 0; month < All.Length; month++)
        {
            foreach (var known in All[month])
            {
                var isCandidate = known.Length == name.Length && (known[0] | CaseBit) == (name[0] | CaseBit);
                if (isCandidate && name.Equals(known, StringComparison.OrdinalIgnoreCase)) return month + 1;
            }
        }

        return 0;
    }
}
