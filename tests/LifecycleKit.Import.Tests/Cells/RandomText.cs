namespace LifecycleKit.Import.Tests.Cells;

/// <summary>Makes texts that look like cells and are broken in many ways.</summary>
internal static class RandomText
{
    private static readonly string[] Seeds =
    [
        "2026-01-05T10:30:00.123+02:00[Europe/Berlin]", "Mon Jan 05 2026 10:30:00 GMT+0100 (CET)", "05-oct.-26",
        "1/5/2026, 1:05:00\u202fPM", "/Date(1767607200000+0100)/", "46027.4375", "2026年1月5日", "5 de enero de 2026", "20260105T103000Z",
        "1,234.50 EUR", "(AU $1'234.50)",
        "12,- €", "1.5E+3", "Mon, 05 Jan 2026 10:30:00 PST",
    ];

    /// <summary>Returns characters of an alphabet, or a usual text that was cut, spliced or changed.</summary>
    public static string Create(Random random, string alphabet)
    {
        if (random.Next(2) == 0)
        {
            return new string([.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
        }

        var text = Seeds[random.Next(Seeds.Length)];
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text[..at],
                1 => text[at..],
                2 => text.Insert(at, alphabet[random.Next(alphabet.Length)].ToString()),
                _ => text[..at] + Seeds[random.Next(Seeds.Length)],
            };
        }

        return text;
    }
}
