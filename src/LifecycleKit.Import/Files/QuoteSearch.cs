using CsvHelper;

namespace LifecycleKit.Import;

/// <summary>Decides how a file with a known separator uses quotes.</summary>
internal static class QuoteSearch
{
    /// <summary>Decides the use of quotes from the sample; as in RFC 4180 unless that reading has faults that another one has
    /// not.</summary>
    /// <exception cref="ImportException">A quote is not closed.</exception>
    public static TextDialect Decide(Func<Stream> open, DelimiterScore score, ImportOptions options, List<ImportDiagnostic> diagnostics)
    {
        var dialect = score.Dialect;
        var standard = Count(open, dialect, options.SampleSize);
        if (dialect.IsWrapped) Note("Every line is in quotes as a whole: the quotes were removed.");
        if (standard is { Faults: 0, OpenQuote: null }) return dialect;

        if (standard.AfterBlanks > 0 && Fits(QuoteStyle.AfterBlanks))
            return Use(QuoteStyle.AfterBlanks, "Blanks between separators and quotes were skipped.");
        if (standard.Backslashes > 0 && Fits(QuoteStyle.Backslash))
            return Use(QuoteStyle.Backslash, "A backslash before a quote was read as part of the text.");
        if (dialect.Delimiter == '\t' && standard.Broken > 0 && IsEvenWithoutQuotes())
            return Use(QuoteStyle.None, "Quotes were read as part of the text.");
        return standard.OpenQuote is { } error ? throw error : dialect;

        bool Fits(QuoteStyle style) => Count(open, dialect with { Quotes = style }, options.SampleSize) is { Faults: 0, OpenQuote: null };

        bool IsEvenWithoutQuotes() =>
            DelimiterScore.Measure(open(), dialect with { Quotes = QuoteStyle.None }) is { Share: 1 } plain
                && plain.FieldCount >= score.FieldCount;

        TextDialect Use(QuoteStyle style, string message)
        {
            Note(message);
            return dialect with { Quotes = style };
        }

        void Note(string message) =>
            diagnostics.Add(new ImportDiagnostic(ImportDiagnosticIds.Separator, DiagnosticSeverity.Note, message, string.Empty));
    }

    private static Faulty Count(Func<Stream> open, TextDialect dialect, int sampleSize)
    {
        var faulty = new Faulty();
        using var rows = new TextRows(open(), dialect);
        try
        {
            for (var i = 0; i < sampleSize && rows.Read(); i++)
            {
                if (rows.Malformed is not { } reason) continue;
                faulty.Faults++;
                if (reason != CsvMalformedReason.StrayQuote) faulty.Broken++;
                Inspect(rows, dialect.Delimiter, faulty);
            }
        }
        catch (ImportException error) when (error.Reason.Id == ImportDiagnosticIds.Separator)
        {
            faulty.OpenQuote = error;
            faulty.Broken++;
            Inspect(rows, dialect.Delimiter, faulty);
        }

        return faulty;
    }

    private static void Inspect(TextRows rows, char delimiter, Faulty faulty)
    {
        var row = rows.Reader.RawRecord;
        if (row.IndexOf("\\\""u8) >= 0) faulty.Backslashes++;
        if (row.IndexOf((ReadOnlySpan<byte>)[(byte)delimiter, (byte)' ', (byte)'"']) >= 0) faulty.AfterBlanks++;
    }

    /// <summary>The numbers of rows of the sample with faults.</summary>
    private sealed class Faulty
    {
        public int Faults { get; set; }

        public int Broken { get; set; }

        public int Backslashes { get; set; }

        public int AfterBlanks { get; set; }

        public ImportException? OpenQuote { get; set; }
    }
}
