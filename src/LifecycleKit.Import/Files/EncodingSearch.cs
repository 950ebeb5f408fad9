using System.Text;

namespace LifecycleKit.Import;

/// <summary>Decides the encoding of a text file from all its bytes.</summary>
internal static class EncodingSearch
{
    private const string SetEncoding = "Set Encoding (--encoding NAME).";

    /// <summary>The share of NUL bytes at which every second byte is taken for a half of a UTF-16 letter.</summary>
    private const double WideShare = 0.15;

    /// <summary>Decides the encoding, and checks that the whole file is valid in it.</summary>
    /// <exception cref="ImportException">The encoding is not decided, the option contradicts the bytes, or the bytes are not
    /// text.</exception>
    public static TextEncoding Decide(FileContent content, Utf8Scan scan, ReadOnlySpan<byte> start, ImportOptions options,
        CancellationToken cancellationToken)
    {
        var encoding = Choose(content, scan, start, options);
        using var stream = content.Open();
        if (encoding.IsUtf8)
        {
            if (scan.FirstInvalid >= 0)
            {
                throw Refusal.Encoding("The text is not valid in the encoding utf-8.", SetEncoding,
                    Utf8Scan.LineOf(stream, scan.FirstInvalid));
            }

            if (scan.FirstNul >= 0) throw NotText(Utf8Scan.LineOf(stream, scan.FirstNul));
            return encoding;
        }

        try
        {
            var decoded = Utf8Scan.Read(encoding.ToUtf8(stream), withCheckSum: false, limit: null, cancellationToken);
            if (decoded.FirstNul < 0) return encoding;
            using var again = content.Open();
            throw NotText(Utf8Scan.LineOf(encoding.ToUtf8(again), decoded.FirstNul));
        }
        catch (ImportException error) when (error.InnerException is ArgumentException)
        {
            throw Refusal.Encoding(error.Reason.Message, SetEncoding, FirstInvalidLine(content, encoding), error.InnerException);
        }
    }

    private static TextEncoding Choose(FileContent content, Utf8Scan scan, ReadOnlySpan<byte> start, ImportOptions options)
    {
        var mark = ByteOrderMark(start);
        if ((options.Encoding ?? options.Format?.Layout.Encoding) is { } name)
        {
            var named = TextEncoding.Find(name);
            if (named is null)
            {
                throw Refusal.Encoding(
                    $"There is no encoding {ShortText.Quote(name)}.",
                        "Set Encoding (--encoding) to a name such as utf-8, windows-1252 or shift_jis.");
            }

            if (mark is null) return new TextEncoding(named, 0, []);
            var isSameFamily = named.CodePage == mark.Encoding.CodePage || named.WebName.StartsWith("utf-16", StringComparison.Ordinal)
                && mark.Encoding.WebName.StartsWith("utf-16", StringComparison.Ordinal);
            if (isSameFamily || options.Encoding is null) return mark;
            throw Refusal.Encoding(
                $"The file begins with the byte order mark of {mark.Name}, which contradicts the encoding {named.WebName}.",
                "Leave Encoding (--encoding) out.");
        }

        if (mark is not null) return mark;
        if (WideEncoding(start) is { } wide) return Note(wide, "The file has no byte order mark; every second byte is 0");
        if (scan.FirstInvalid < 0) return new TextEncoding(TextEncoding.Find("utf-8")!, 0, []);
        if (scan.ValidSequences > scan.InvalidBytes)
        {
            using var stream = content.Open();
            throw Refusal.Encoding(
                "The text is UTF-8 up to here, but has a byte that is not valid in UTF-8.", $"Export the file again. {SetEncoding}",
                Utf8Scan.LineOf(stream, scan.FirstInvalid));
        }

        return LegacyEncodings.Choose(scan.Sample, content, scan.FirstInvalid);
    }

    /// <summary>Creates a choice with the note that it was one.</summary>
    public static TextEncoding Note(Encoding encoding, string reason, long? line = null) => new(encoding, 0, [new ImportDiagnostic(
        ImportDiagnosticIds.Encoding, DiagnosticSeverity.Note, $"{reason}: the file was read as {encoding.WebName}.", SetEncoding,
            FirstLine: line)]);

    private static TextEncoding? ByteOrderMark(ReadOnlySpan<byte> start)
    {
        if (start is [0xEF, 0xBB, 0xBF, ..]) return Marked("utf-8", 3);
        if (start is [0xFF, 0xFE, 0, 0, ..]) return Marked("utf-32", 4);
        if (start is [0, 0, 0xFE, 0xFF, ..]) return Marked("utf-32BE", 4);
        if (start is [0xFF, 0xFE, ..]) return Marked("utf-16", 2);
        return start is [0xFE, 0xFF, ..] ? Marked("utf-16BE", 2) : null;

        static TextEncoding Marked(string name, int length) => new(TextEncoding.Find(name)!, length, []);
    }

    private static Encoding? WideEncoding(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var enough = start.Length / 2 * WideShare;
        if (odd > enough && even == 0) return TextEncoding.Find("utf-16");
        return even > enough && odd == 0 ? TextEncoding.Find("utf-16BE") : null;
    }

    private static ImportException NotText(long line) => Refusal.NotATable(
        "The file has a NUL byte: it is damaged, or not a text file.", "Export the orders as CSV or xlsx.", line);

    /// <summary>Returns the line of the first character that the bytes do not give.</summary>
    private static long FirstInvalidLine(FileContent content, TextEncoding encoding)
    {
        var lenient = (Encoding)encoding.Encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback("\uFFFF");
        using var reader = new StreamReader(content.Open(), lenient, detectEncodingFromByteOrderMarks: false);
        var lines = new LineCounter();
        while (reader.Read() is var character and >= 0 and not 0xFFFF) lines.Add((char)character);
        return lines.Line;
    }
}
