using System.Collections.Immutable;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>Decides how a text file separates and quotes its fields.</summary>
internal static class DialectSearch
{
    private const string SetDelimiter = "Set Delimiter (--delimiter).";

    /// <summary>The share of rows with the same number of fields from which a separator is possible.</summary>
    private const double EnoughShare = 0.5;

    /// <summary>The same for a separator beside which no other one is possible: many rows may have a decimal comma without
    /// quotes.</summary>
    private const double FewShare = 0.2;

    /// <summary>The difference of the shares of numbers and dates that decides between separators that fit equally.</summary>
    private const double ClearDifference = 0.1;

    private static readonly ImmutableArray<char> Candidates = [',', ';', '\t', '|'];

    /// <summary>Decides the dialect.</summary>
    /// <param name="open">Opens the text as UTF-8.</param>
    /// <param name="options">The options.</param>
    /// <param name="diagnostics">Receives what was decided.</param>
    /// <exception cref="ImportException">No separator fits, several do, or a quote is not closed.</exception>
    public static TextDialect Decide(Func<Stream> open, ImportOptions options, List<ImportDiagnostic> diagnostics)
    {
        var given = options.Delimiter ?? options.Format?.Layout.Delimiter;
        if (given is { } sign && (!char.IsAscii(sign) || sign is '"' or '\r' or '\n' or '\0'))
        {
            throw Refusal.Separator($"{ShortText.Quote(sign.ToString())} cannot be a separator.",
                "Set Delimiter (--delimiter) to an ASCII sign.");
        }

        var separatorLine = SeparatorLine(open);
        var best = (given ?? separatorLine) is { } known
            ? DelimiterScore.Measure(open(), new TextDialect(known) { HasSeparatorLine = separatorLine is not null })
            : Choose(open);
        return QuoteSearch.Decide(open, best, options, diagnostics);
    }

    private static DelimiterScore Choose(Func<Stream> open)
    {
        List<DelimiterScore> scores = [.. Candidates.Select(candidate => DelimiterScore.Measure(open(), new TextDialect(candidate)))];
        if (scores.All(score => score.FieldCount < 2))
        {
            if (scores.Find(score => score.OpenQuote is not null) is { } broken) throw broken.OpenQuote!;
            RefuseEmpty(open);
            if (IsWrapped(open))
            {
                scores = [.. Candidates.Select(candidate =>
                    DelimiterScore.Measure(open(), new TextDialect(candidate) { IsWrapped = true }))];
            }
        }

        List<DelimiterScore> fitting = [.. scores.Where(score => score.Share >= EnoughShare).OrderByDescending(score => score.Weight)];
        if (fitting.Count == 0 && scores.Count(score => score.FieldCount >= 2) == 1)
            fitting = [.. scores.Where(score => score.Share >= FewShare)];
        if (fitting.Count == 0)
        {
            throw Refusal.Separator(
                "No separator was found: the rows do not have the same number of fields by comma, semicolon, tab or |.",
                $"A table has at least two columns. {SetDelimiter}");
        }

        List<DelimiterScore> equal = [.. fitting.Where(score => score.Weight > fitting[0].Weight - 0.001).OrderByDescending(score =>
            score.TypedShare)];
        if (equal.Count == 1 || equal[0].TypedShare - equal[1].TypedShare >= ClearDifference) return equal[0];
        equal.Sort((left, right) => right.FieldCount.CompareTo(left.FieldCount));
        if (equal[0].FieldCount > equal[1].FieldCount) return equal[0];
        throw Refusal.Separator(
            $"Two separators fit equally: {NameOf(equal[0].Dialect.Delimiter)} and {NameOf(equal[1].Dialect.Delimiter)}.", SetDelimiter);
    }

    private static string NameOf(char delimiter) => delimiter == '\t' ? "tab" : $"'{delimiter}'";

    /// <summary>Returns the separator that the first line names, as Excel writes and reads it; null when it does not.</summary>
    private static char? SeparatorLine(Func<Stream> open)
    {
        Span<byte> start = stackalloc byte[16];
        using var stream = open();
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var text = Encoding.Latin1.GetString(start[..length]).AsSpan();
        var end = text.IndexOfAny('\r', '\n');
        var line = (end < 0 ? text : text[..end]).Trim(' ');
        if (line is ['"', .., '"'] && line.Length > 2) line = line[1..^1];
        return line.Length == 5 && line[..4].Equals("sep=", StringComparison.OrdinalIgnoreCase) && char.IsAscii(line[4]) && line[4] != '"'
            ? line[4] : null;
    }

    private static void RefuseEmpty(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8);
        while (reader.Read() is var character and >= 0)
        {
            if (!char.IsWhiteSpace((char)character)) return;
        }

        throw Refusal.NotATable("The file is empty.", "Export the orders again.");
    }

    private static bool IsWrapped(Func<Stream> open)
    {
        using var rows = new TextRows(open(), new TextDialect(UnwrappedStream.NoSeparator));
        for (var i = 0; i < 100 && rows.Read(); i++)
        {
            var row = rows.Reader.RawRecord;
            if (row.Length > 0 && row is not [(byte)'"', .., (byte)'"']) return false;
        }

        return true;
    }
}
