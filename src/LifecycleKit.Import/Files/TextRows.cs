using CsvHelper;

namespace LifecycleKit.Import;

/// <summary>Opens the library's reader for a dialect, and says what is wrong with the quotes of the current row.</summary>
internal sealed class TextRows : IDisposable
{
    /// <summary>The longest row, in bytes. A row of 3 000 columns has a few tens of thousands.</summary>
    public const int MaxRowLength = 4 << 20;

    private CsvMalformedRecord? _malformed;

    /// <summary>Opens the rows.</summary>
    /// <param name="utf8">The text as UTF-8 without a byte order mark; disposed with the rows.</param>
    /// <param name="dialect">The dialect.</param>
    public TextRows(Stream utf8, TextDialect dialect)
    {
        var stream = dialect.IsWrapped ? new UnwrappedStream(new TextRows(utf8, new TextDialect(UnwrappedStream.NoSeparator))) : utf8;
        if (dialect.Quotes == QuoteStyle.Backslash) stream = new DoubledQuoteStream(stream);
        Reader = CsvReader.Create(stream, CsvReaderOptions.Default with
        {
            Separator = dialect.Delimiter,
            HasHeader = false,
            Mode = dialect.Quotes == QuoteStyle.None ? CsvMode.NoEscape : CsvMode.Rfc4180,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            TrimWhitespace = dialect.Quotes == QuoteStyle.AfterBlanks,
            WhitespaceCharacters = dialect.Delimiter == '\t' ? " " : " \t",
            MaxRecordSize = MaxRowLength,
            IncludeValuesInExceptions = false,
            Encoding = System.Text.Encoding.UTF8,
            DetectSeparatorHint = false,
            OnMalformedRecord = record => _malformed = record,
        });
    }

    /// <summary>The library's reader.</summary>
    public CsvReader Reader { get; }

    /// <summary>What is wrong with the quotes of the current row; null for nothing.</summary>
    public CsvMalformedReason? Malformed => _malformed is { } record && record.LineNumber == Reader.LineNumber ? record.Reason : null;

    /// <summary>Whether a quoted field of the current row goes over several lines.</summary>
    public bool HasLineBreak => Reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    /// <summary>The line at which the current row begins, from 1.</summary>
    public long LineNumber => Reader.LineNumber;

    /// <summary>Reads the next row.</summary>
    /// <exception cref="ImportException">The row is too long, or a quote is not closed.</exception>
    public bool Read()
    {
        try
        {
            if (!Reader.Read()) return false;
        }
        catch (CsvFormatException error)
        {
            throw Refusal.Separator(
                FormattableString.Invariant($"The row is longer than {MaxRowLength >> 20} MB: a quote is probably not closed."),
                "Correct the quotes, or set Delimiter (--delimiter).", Math.Max(1, error.LineNumber), error);
        }

        if (Malformed == CsvMalformedReason.UnterminatedQuote || (Malformed == CsvMalformedReason.TextAfterClosingQuote && HasLineBreak))
            throw OpenQuote.Refuse(this);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();
}
