using System.Collections.Immutable;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>
/// A file of which is decided how it holds its table, and of which every byte has been checked to be part of it. Not thread-safe.
/// </summary>
internal sealed class TableFile : IDisposable
{
    private const int StartLength = 1 << 16;
    private readonly ByteSource _source;
    private readonly FileContent? _content;
    private readonly TextEncoding? _encoding;
    private readonly TextDialect? _dialect;

    private TableFile(ByteSource source, string sheet)
    {
        _source = source;
        Layout = new TableLayout("xlsx", null, null, sheet);
        Diagnostics = [];
    }

    private TableFile(ByteSource source, FileContent content, TextEncoding encoding, TextDialect dialect,
        List<ImportDiagnostic> diagnostics)
    {
        _source = source;
        _content = content;
        _encoding = encoding;
        _dialect = dialect;
        Layout = new TableLayout(content.Container, encoding.Name, dialect.Delimiter, null);
        Diagnostics = [.. encoding.Diagnostics, .. diagnostics];
    }

    /// <summary>How the file holds its table.</summary>
    public TableLayout Layout { get; }

    /// <summary>What was decided by a rule, such as the encoding of a file that does not name it.</summary>
    public ImmutableArray<ImportDiagnostic> Diagnostics { get; }

    /// <summary>Opens a file. Its bytes are read once or twice to decide and to check; the rows are read by readers.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">What is known about the file.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    /// <exception cref="ImportException">The file cannot be opened, is damaged, is not a table, or does not decide how it is
    /// written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TableFile Open(ImportSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        var bytes = ByteSource.Open(source, new SizeLimit(options.MaxUnpackedSize), cancellationToken);
        try
        {
            return Open(bytes, options, cancellationToken);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Opens a reader of the rows, from the first row.</summary>
    public TableReader OpenReader()
    {
        if (_content is null) return new WorkbookTableReader(_source, Layout.Sheet!);
        var stream = _content.Open(out var share);
        try
        {
            var reader = new TextTableReader(new TextRows(_encoding!.ToUtf8(stream), _dialect!), share);
            if (_dialect!.HasSeparatorLine) reader.Read();
            return reader;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the temporary file of a stream; open readers cannot be used any more.</summary>
    public void Dispose() => _source.Dispose();

    private static TableFile Open(ByteSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        if (source.Length == 0) throw Refusal.NotATable("The file is empty.", "Export the orders again.");
        var start = ReadStart(source.OpenView());
        if (FileSignature.IsGzip(start)) return OpenText(source, new GzipContent(source), options, cancellationToken);
        if (!FileSignature.IsZip(start)) return OpenText(source, new PlainContent(source), options, cancellationToken);

        ZipContent content;
        using (var view = source.OpenView())
        using (var archive = WorkbookArchive.OpenZip(view))
        {
            if (WorkbookArchive.IsWorkbook(archive))
                return new TableFile(source, Workbook.FindSheet(source, options, cancellationToken));
            content = ZipContent.Find(source, archive);
        }

        return OpenText(source, content, options, cancellationToken);
    }

    private static TableFile OpenText(ByteSource source, FileContent content, ImportOptions options, CancellationToken cancellationToken)
    {
        var start = ReadStart(content.Open());
        FileSignature.RefuseBinary(start);
        // What is not packed has the size of the file.
        var limit = content.HasCheckSum ? new SizeLimit(options.MaxUnpackedSize) : null;
        Utf8Scan scan;
        using (var stream = content.Open()) scan = Utf8Scan.Read(stream, content.HasCheckSum, limit, cancellationToken);
        content.Verify(scan.Length, scan.CheckSum);
        if (scan.Length == 0) throw Refusal.NotATable("The file is empty.", "Export the orders again.");

        var encoding = EncodingSearch.Decide(content, scan, start, options, cancellationToken);
        FileSignature.RefuseText(ReadText(encoding.ToUtf8(content.Open())));
        List<ImportDiagnostic> diagnostics = [];
        var dialect = DialectSearch.Decide(() => encoding.ToUtf8(content.Open()), options, diagnostics);
        return new TableFile(source, content, encoding, dialect, diagnostics);
    }

    private static byte[] ReadStart(Stream stream)
    {
        using (stream)
        {
            var start = new byte[StartLength];
            return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
    }

    private static string ReadText(Stream stream) => Encoding.UTF8.GetString(ReadStart(stream));
}
