using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>One import of a file: understands it first, and reads it then.</summary>
internal sealed class ImportRun : IDisposable
{
    private readonly TableFile _file;
    private readonly ImportOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly List<ImportDiagnostic> _notes = [];
    private readonly TableHeader _header;
    private readonly ColumnPlan _columns;

    public ImportRun(ImportSource source, ImportOptions options, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _options = options.Format is not { } format ? options : options with
        {
            Encoding = options.Encoding ?? format.Layout.Encoding,
            Delimiter = options.Delimiter ?? format.Layout.Delimiter,
        };
        _file = TableFile.Open(source, _options, cancellationToken);
        try
        {
            using var reader = _file.OpenReader();
            _header = HeaderSearch.Find(reader, _options);
            _columns = ColumnPlanner.Plan(_header, _options);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Decides how the file is written and what its rows are.</summary>
    /// <exception cref="ImportException">The file does not decide it.</exception>
    public ImportPlan Understand()
    {
        var columns = new RowColumns(_columns.Columns);
        var (numbers, dates, others) = _options.Format is { } format ? Given(format) : FindNotations(columns);
        var rows = _options.Rows ?? _options.Format?.Rows ?? _columns.Profile.Rows ?? FindRowKind(columns, numbers);
        return new ImportPlan(
            new ImportFormat
            {
                Layout = _file.Layout,
                HeaderLine = _header.LineNumber,
                Columns = _columns.Columns,
                Numbers = numbers,
                Dates = dates,
                OtherDates = others,
                Rows = rows,
                Profile = _columns.Profile.Name,
                Statuses = StatusWords.Of(_options),
                Currency = _options.Currency ?? _options.Format?.Currency,
            },
            _columns.Profile, _options);
    }

    /// <summary>Opens the table at the first row below the header.</summary>
    public TableReader OpenBelowHeader()
    {
        var reader = _file.OpenReader();
        for (var i = 0; i <= _header.RowIndex && reader.Read(); i++) _cancellationToken.ThrowIfCancellationRequested();
        return reader;
    }

    /// <summary>The currency that the header, the profile or the caller names; null for none.</summary>
    public string? NamedCurrency => _options.Currency ?? _options.Format?.Currency ?? _columns.Currency;

    /// <summary>Returns the diagnostics in a fixed order.</summary>
    /// <param name="tally">Those of the rows.</param>
    /// <param name="others">Further ones.</param>
    /// <exception cref="ImportException">There are warnings, and the caller wants none.</exception>
    public ImmutableArray<ImportDiagnostic> GetDiagnostics(DiagnosticTally tally, params IEnumerable<ImportDiagnostic> others)
    {
        var all = tally.GetDiagnostics(
            _file.Diagnostics.Concat(_header.Diagnostics).Concat(_columns.Diagnostics).Concat(_notes).Concat(others));
        if (_options.Strict && all.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning) is { } warning)
            throw new ImportException(warning with { Severity = DiagnosticSeverity.Error });
        return all;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private (NumberNotation Numbers, InstantNotation Dates, ImmutableDictionary<ColumnRole, InstantNotation> Others) Given(
        ImportFormat format)
    {
        var numbers = _options.DecimalSign is { } sign ? new NumberNotation(sign, null) : format.Numbers;
        return _options.DateOrder is not { } order ? (numbers, format.Dates, format.OtherDates)
            : (numbers, format.Dates with { Order = order }, ImmutableDictionary<ColumnRole, InstantNotation>.Empty);
    }

    private (NumberNotation Numbers, InstantNotation Dates, ImmutableDictionary<ColumnRole, InstantNotation> Others) FindNotations(
        RowColumns columns)
    {
        var evidence = new NotationEvidence(_columns, columns, _options);
        ForSample(columns, evidence.Add);
        var numbers = evidence.DecideNumbers(_notes);
        var dates = evidence.DecideDates(_notes);
        return (numbers, dates, evidence.DecideOthers(dates, _notes));
    }

    private RowKind FindRowKind(RowColumns columns, NumberNotation numbers)
    {
        if (RowKindEvidence.TryDecide(columns, out var kind)) return kind;
        var evidence = new RowKindEvidence(columns, numbers, new RowMeanings(columns, _columns.Profile, StatusWords.Of(_options)));
        ForSample(columns, evidence.Add);
        kind = evidence.Decide(out var note);
        if (note is not null) _notes.Add(note);
        return kind;
    }

    private void ForSample(RowColumns columns, Action<TableReader> add)
    {
        var screen = new RowScreen(columns, _columns.Profile);
        using var reader = OpenBelowHeader();
        for (var row = 0; row < _options.SampleSize && reader.Read(); row++)
        {
            if (row % 1000 == 0) _cancellationToken.ThrowIfCancellationRequested();
            if (screen.GetShape(reader) == RowShape.Data) add(reader);
        }
    }
}
